import { sourceLanguage } from './languages.ts';
import type { TextTree } from './text-tree.ts';

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/**
 * Says what a translation lacks or has too much of, `missing: path` or `surplus: path`; an empty list means complete.
 * Plural forms are compared by the rules of each language, so `_few` is asked of Polish and Ukrainian, not of English.
 */
export function findMissingKeys(source: TextTree, translation: TextTree, language: string): string[] {
  const wanted = paths(source, sourceLanguage).base;
  const found = paths(translation, language);
  const missing = [...wanted].filter((path) => !found.base.has(path)).map((path) => `missing: ${path}`);
  const surplus = [...found.base].filter((path) => !wanted.has(path)).map((path) => `surplus: ${path}`);
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const incomplete = [...found.plural].flatMap((path) =>
    forms.filter((form) => !found.all.has(`${path}_${form}`)).map((form) => `missing: ${path}_${form}`),
  );
  return [...missing, ...surplus, ...incomplete, ...found.empty.map((path) => `empty: ${path}`)];
}

interface Paths {
  readonly all: ReadonlySet<string>;
  readonly base: ReadonlySet<string>;
  readonly plural: ReadonlySet<string>;
  readonly empty: readonly string[];
}

function paths(tree: TextTree, language: string): Paths {
  const leaves = flatten(tree, '');
  const all = new Set(leaves.map(([path]) => path));
  const plural = new Set(
    leaves.filter(([path]) => pluralEnding.test(path)).map(([path]) => path.replace(pluralEnding, '')),
  );
  const base = new Set(leaves.map(([path]) => path.replace(pluralEnding, '')));
  const empty = leaves.filter(([, text]) => text.trim() === '').map(([path]) => `${path} (${language})`);
  return { all, base, plural, empty };
}

function flatten(tree: TextTree, prefix: string): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}
