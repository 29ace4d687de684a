import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takesNothing } from './command-line.ts';
import { copyTree } from './dev/copy-tree.ts';
import { ALL_RECIPES } from './recipes/all-recipes.ts';
import { followRecipe } from './recipes/follow-recipe.ts';
import { nearestTests } from './recipes/nearest-tests.ts';
import { allSteps, placeOf, type Step } from './recipes/recipe.ts';

const USAGE = `Usage: npm run recipes

Follows all recipes of CONTRIBUTING.md in a copy of the repository, has the types checked, and runs the unit tests that
are nearest to what was changed; then the same with what waits for the release after.`;

takesNothing(USAGE);
const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'mleg-recipes-'));
const complaints: string[] = [];
try {
  copyTree(root, copy);
  for (const recipe of ALL_RECIPES) {
    followRecipe(copy, recipe);
    if (apiChanges() === (recipe.api ?? false)) continue;
    complaints.push(
      `${recipe.title}: ${recipe.api ? 'changes no API of ours' : 'changes an API, and names no npm run api'}`,
    );
  }
  prove(ALL_RECIPES.flatMap(({ steps }) => steps));
  const later = ALL_RECIPES.flatMap(({ title, nextRelease: steps = [] }) => ({ title, steps }));
  for (const recipe of later) followRecipe(copy, recipe);
  apiChanges();
  prove(ALL_RECIPES.flatMap(allSteps));
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length === 0) console.log(`${ALL_RECIPES.length} recipes; all types and the nearest tests hold`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true });
}

function prove(steps: readonly Step[]): void {
  for (const project of ['tsconfig.server.json', 'tsconfig.apps.json']) {
    if (!succeeds('tsc', '-p', project)) complaints.push(`The recipes do not compile (${project}).`);
  }
  const tests = nearestTests(copy, steps.map(placeOf));
  if (!succeeds('vitest', 'run', '--project', 'unit', ...tests)) complaints.push('The recipes leave tests that fail.');
}

/** Makes the documents of our APIs anew. */
function apiChanges(): boolean {
  const made = spawnSync(process.execPath, ['tools/api.ts'], { cwd: copy, encoding: 'utf8' });
  if (made.status !== 0) complaints.push(`The documents of our APIs cannot be made: ${made.stderr}`);
  return / (?:has changed|is new|is gone)$/m.test(made.stdout);
}

function succeeds(program: string, ...args: string[]): boolean {
  return spawnSync(join(root, 'node_modules', '.bin', program), args, { cwd: copy, stdio: 'inherit' }).status === 0;
}
