import { posix } from 'node:path';
import { importsOf } from './imports-of.ts';
import type { Workspace } from './workspaces.ts';

/** One import of one of our files by another, by their paths in the repository. */
export type Edge = { from: string; to: string; typeOnly?: boolean };

/** What breaks a wall, in words for whoever broke it. */
export type Violation = { file: string; message: string };

export type ImportGraph = { edges: Edge[]; violations: Violation[] };

/** Resolves the imports among our own files; what reaches past a workspace's `exports` is a violation, not an edge. */
export function importGraph(sources: ReadonlyMap<string, string>, workspaces: readonly Workspace[]): ImportGraph {
  const graph: ImportGraph = { edges: [], violations: [] };
  for (const [file, source] of sources) {
    for (const { specifier, typeOnly } of importsOf(source)) {
      const found = specifier.startsWith('.')
        ? relativeTarget(file, specifier, workspaces)
        : packageTarget(specifier, workspaces);
      if (found === undefined) continue;
      if ('refused' in found) graph.violations.push({ file, message: found.refused });
      else graph.edges.push({ from: file, to: found.to, typeOnly });
    }
  }
  return graph;
}

type Target = { to: string } | { refused: string } | undefined;

function relativeTarget(file: string, specifier: string, workspaces: readonly Workspace[]): Target {
  const to = posix.join(posix.dirname(file), specifier.replace(/\?\w+$/, ''));
  const home = workspaceOf(file, workspaces);
  const target = workspaceOf(to, workspaces);
  if (home?.directory === target?.directory) return { to };
  return { refused: `imports ${to} by a relative path, past the exports of ${target?.name ?? 'its workspace'}` };
}

function packageTarget(specifier: string, workspaces: readonly Workspace[]): Target {
  const workspace = workspaces.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (!workspace) return undefined;
  const path = specifier.slice(workspace.name.length + 1);
  if (!workspace.pattern || !path) return { refused: `imports ${specifier}, which ${workspace.name} does not export` };
  return { to: posix.join(workspace.directory, workspace.pattern.replace('*', path)) };
}

function workspaceOf(file: string, workspaces: readonly Workspace[]): Workspace | undefined {
  return workspaces.find(({ directory }) => file.startsWith(`${directory}/`));
}
