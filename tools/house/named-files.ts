import { isTest } from '../source-tree.ts';

/** What tests and measurements are made of, and no part of what runs. */
const BESIDE = /^(?:system-tests|testing|bench|tools)\//;

/** The files of the parties, of what they share and of what puts them together. */
export function isProduct(file: string): boolean {
  return !isTest(file) && !BESIDE.test(file);
}

/** In how many files of the product something is named. */
export function filesThatName(sources: ReadonlyMap<string, string>, name: RegExp): number {
  return [...sources].filter(([file, source]) => isProduct(file) && name.test(source)).length;
}

/** Files and folders made for one language and no other: named after it, at the end or alone, or in a folder of that name. */
export function placesOfLanguage(files: readonly string[], language: string): number {
  const places = files.filter(isProduct).flatMap((file) => {
    const segments = file.split('/');
    const folder = segments.indexOf(language);
    if (folder >= 0) return [segments.slice(0, folder + 1).join('/')];
    return new RegExp(`(?:^|[/.])${language}\\.tsx?$`).test(file) ? [file] : [];
  });
  return new Set(places).size;
}
