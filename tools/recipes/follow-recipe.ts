import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Recipe, Step } from './recipe.ts';

/** Does in `root` what the recipe says. Throws where the code is not what the recipe takes it for. */
export function followRecipe(root: string, { title, steps }: Pick<Recipe, 'title' | 'steps'>): void {
  for (const step of steps) {
    const problem = problemWith(root, step);
    if (problem !== undefined) throw new Error(`${title}: ${problem}`);
    follow(root, step);
  }
}

function follow(root: string, step: Step): void {
  if ('folder' in step) return cpSync(join(root, step.copyOf), join(root, step.folder), { recursive: true });
  const path = join(root, step.file);
  if ('create' in step) {
    mkdirSync(dirname(path), { recursive: true });
    return writeFileSync(path, step.create);
  }
  const source = readFileSync(path, 'utf8');
  const end = source.indexOf(step.after) + step.after.length;
  return writeFileSync(path, source.slice(0, end) + step.text + source.slice(end));
}

/** Why a step cannot be done in `root`. */
export function problemWith(root: string, step: Step): string | undefined {
  if ('folder' in step) {
    if (!existsSync(join(root, step.copyOf))) return `${step.copyOf} does not exist`;
    return existsSync(join(root, step.folder)) ? `${step.folder} exists already` : undefined;
  }
  const path = join(root, step.file);
  if ('create' in step) return existsSync(path) ? `${step.file} exists already` : undefined;
  if (!existsSync(path)) return `${step.file} does not exist`;
  const places = readFileSync(path, 'utf8').split(step.after).length - 1;
  return places === 1 ? undefined : `${step.file} has ${places} places that look like ${JSON.stringify(step.after)}`;
}
