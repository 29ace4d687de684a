import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Workspace = {
  /** `@mleg/issuer` */
  name: string;
  /** `issuer/server` */
  directory: string;
  /** How `@mleg/issuer/x` becomes a file: `./*` → `./*.ts`; undefined where nothing may be imported. */
  pattern: string | undefined;
  /** The packages it names, those for its tests included. */
  dependencies: string[];
};

/** The npm workspaces of the repository at `root`. */
export function readWorkspaces(root: string): Workspace[] {
  const { workspaces } = readPackage(join(root, 'package.json'));
  return (workspaces ?? []).flatMap((directory) => {
    const file = join(root, directory, 'package.json');
    if (!existsSync(file)) return [];
    const { name, exports, dependencies, devDependencies } = readPackage(file);
    const named = Object.keys({ ...dependencies, ...devDependencies });
    return [{ name, directory, pattern: exports?.['./*'], dependencies: named }];
  });
}

/** What the root names for all workspaces: what tests and checks are run with. */
export function readRootPackages(root: string): string[] {
  const { dependencies, devDependencies } = readPackage(join(root, 'package.json'));
  return Object.keys({ ...dependencies, ...devDependencies });
}

type Package = {
  name: string;
  workspaces?: string[];
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};

function readPackage(file: string): Package {
  return JSON.parse(readFileSync(file, 'utf8')) as Package;
}
