import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { relatedTests } from '../mutate/related-tests.ts';
import { isTest, sourceFiles } from '../source-tree.ts';
import { importGraph } from '../walls/import-graph.ts';
import { readWorkspaces } from '../walls/workspaces.ts';

/** So many test files are asked about each file: those further away mostly test something else. */
const NEAREST = 4;
/** They read no module of what a recipe changes, and yet depend on all of it. */
const ALWAYS = ['tools/openapi/api-documents.test.ts', 'tools/readme-rooms.test.ts'];

/** The unit tests of a workspace that are nearest by imports to the files that were changed or made in it. */
export function nearestTests(root: string, changed: readonly string[]): string[] {
  const files = sourceFiles(root, ['.ts', '.tsx']);
  const workspaces = readWorkspaces(root);
  const { edges } = importGraph(
    new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])),
    workspaces,
  );
  const found = changed.flatMap((file) => {
    const home = workspaces.find(({ directory }) => file.startsWith(`${directory}/`));
    const related = home ? relatedTests(edges, file, home.directory).slice(0, NEAREST) : [];
    return isTest(file) ? [file, ...related] : related;
  });
  return [...new Set([...found, ...ALWAYS])].filter((file) => !file.endsWith('-store.test.ts'));
}
