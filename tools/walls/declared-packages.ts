import { isBuiltin } from 'node:module';
import type { Violation } from './import-graph.ts';
import { importsOf } from './imports-of.ts';
import type { Workspace } from './workspaces.ts';

/** What a bundler makes, and no package: `virtual:pwa-register`. */
const MADE = /^virtual:/;

/**
 * Imports of packages that neither the file's workspace names in its `package.json` nor, for all of them, the root: they
 * work for as long as somebody else happens to bring the package. The root's own files may import every workspace.
 */
export function undeclaredPackages(
  sources: ReadonlyMap<string, string>,
  workspaces: readonly Pick<Workspace, 'name' | 'directory' | 'dependencies'>[],
  ofRoot: readonly string[],
): Violation[] {
  return [...sources].flatMap(([file, source]) => {
    const home = workspaces.find(({ directory }) => file.startsWith(`${directory}/`));
    const declared = new Set([
      ...ofRoot,
      ...(home ? [home.name, ...home.dependencies] : workspaces.map(({ name }) => name)),
    ]);
    const packages = importsOf(source)
      .map(({ specifier }) => specifier)
      .filter((specifier) => !/^[./]/.test(specifier) && !isBuiltin(specifier) && !MADE.test(specifier))
      .map(packageOf);
    return [...new Set(packages)]
      .filter((name) => !declared.has(name) && !declared.has(typesOf(name)))
      .map((name) => ({
        file,
        message: `imports ${name}, which ${home?.directory ?? 'the root'}/package.json does not name`,
      }));
  });
}

/** `@noble/curves/p256` is of `@noble/curves`, `hono/cors` of `hono`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const typesOf = (name: string) => `@types/${name.replace(/^@/, '').replace('/', '__')}`;
