import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takesNothing } from './command-line.ts';
import { ALL_RECIPES } from './recipes/all-recipes.ts';
import { followRecipe } from './recipes/follow-recipe.ts';
import { copyRepository } from './repository-copy.ts';

const USAGE = `Usage: npm run recipes

Follows all recipes of CONTRIBUTING.md in a copy of the repository, and has the types checked.`;

takesNothing(USAGE);
const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'mleg-recipes-'));
try {
  copyRepository(root, copy);
  for (const recipe of ALL_RECIPES) followRecipe(copy, recipe);
  const failed = ['tsconfig.server.json', 'tsconfig.apps.json'].filter((project) => !compiles(project));
  console.log(
    failed.length === 0 ? `${ALL_RECIPES.length} recipes, and all types hold` : 'The recipes do not compile.',
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

function compiles(project: string): boolean {
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  return spawnSync(tsc, ['-p', project], { cwd: copy, stdio: 'inherit' }).status === 0;
}
