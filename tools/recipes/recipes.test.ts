import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALL_RECIPES } from './all-recipes.ts';
import { followRecipe, problemWith } from './follow-recipe.ts';
import { allSteps, placeOf } from './recipe.ts';
import { isPlace, toldPlaces, toldSection } from './told-places.ts';

const root = join(import.meta.dirname, '..', '..');
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

describe.each(ALL_RECIPES.map((recipe) => [recipe.title, recipe] as const))('the recipe for %s', (title, recipe) => {
  const steps = allSteps(recipe);

  test('fits the code as it is', () => {
    expect(steps.flatMap((step) => problemWith(root, step) ?? [])).toEqual([]);
  });

  test('is told in CONTRIBUTING.md with all of its files and no others', () => {
    const told = toldPlaces(contributing, title);
    const done = [...new Set(steps.map(placeOf))];
    expect(done.filter((place) => !told.some((name) => isPlace(name, place)))).toEqual([]);
    expect(told.filter((name) => !done.some((place) => isPlace(name, place)))).toEqual([]);
  });

  test('is told with `npm run api` where our own APIs change', () => {
    expect(toldSection(contributing, title).includes('`npm run api`')).toBe(recipe.api === true);
  });
});

test('places are read from one section', () => {
  const document =
    '# A\n\n### One\n1. `a/b.ts` and `npm test`\n2. `a/<number>-x.ts`\n\n### Two\n1. `c/d.ts`\n\nSee `x/y`.\n\n## B\n`e/f.ts`\n';
  expect(toldPlaces(document, 'One')).toEqual(['a/b.ts', 'a/<number>-x.ts']);
  expect(toldPlaces(document, 'Two')).toEqual(['c/d.ts']);
  expect(() => toldPlaces(document, 'Three')).toThrow('no section');
});

test('a part in angle brackets stands for one name', () => {
  expect(isPlace('a/<number>-<what>.ts', 'a/0012-photo.ts')).toBe(true);
  expect(isPlace('a/<what>.ts', 'a/b/c.ts')).toBe(false);
  expect(isPlace('a/b.ts', 'a/bxts')).toBe(false);
});

test('a recipe is followed step by step, and not where it does not fit', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mleg-recipe-'));
  try {
    mkdirSync(join(directory, 'texts', 'en'), { recursive: true });
    writeFileSync(join(directory, 'texts', 'en', 'a.ts'), 'a');
    writeFileSync(join(directory, 'list.ts'), 'one\ntwo\n');
    const steps = [
      { file: 'list.ts', after: 'one\n', text: 'and a half\n' },
      { file: 'new/b.ts', create: 'b' },
      { folder: 'texts/uk', copyOf: 'texts/en' },
    ];
    followRecipe(directory, { title: 'a test', steps });
    expect(readFileSync(join(directory, 'list.ts'), 'utf8')).toBe('one\nand a half\ntwo\n');
    expect(readFileSync(join(directory, 'new', 'b.ts'), 'utf8')).toBe('b');
    expect(readFileSync(join(directory, 'texts', 'uk', 'a.ts'), 'utf8')).toBe('a');
    expect(() => followRecipe(directory, { title: 'a test', steps: steps.slice(1) })).toThrow(
      'new/b.ts exists already',
    );
    const missing = { title: 'a test', steps: [{ file: 'list.ts', after: 'three', text: '' }] };
    expect(() => followRecipe(directory, missing)).toThrow('list.ts has 0 places');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
