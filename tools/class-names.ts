import { posix } from 'node:path';

/** A class that a page names and its style sheet lacks, or that a style sheet has and no page names. */
export type ClassFault = { file: string; sheet: string; name: string };

type Use = { file: string; sheet: string; names: Set<string>; computed: boolean };

const IMPORT = /^import (\w+) from '([^']+\.module\.css)';$/gm;

/** To TypeScript every name is a class of a style sheet. This finds those that are not, and classes that nothing uses. */
export function classFaults(sources: ReadonlyMap<string, string>): { missing: ClassFault[]; unused: ClassFault[] } {
  const uses = [...sources].flatMap(([file, source]) => usesIn(file, source));
  const sheets = new Map([...sources].filter(([file]) => file.endsWith('.module.css')).map(classesOf));
  const missing = uses.flatMap(({ file, sheet, names }) =>
    [...names].filter((name) => !sheets.get(sheet)?.has(name)).map((name) => ({ file, sheet, name })),
  );
  const unused = [...sheets].flatMap(([sheet, classes]) => {
    const users = uses.filter((use) => use.sheet === sheet);
    if (users.some(({ computed }) => computed)) return [];
    return [...classes]
      .filter((name) => !users.some(({ names }) => names.has(name)))
      .map((name) => ({ file: sheet, sheet, name }));
  });
  return { missing, unused };
}

function usesIn(file: string, source: string): Use[] {
  return [...source.matchAll(IMPORT)].map(([, binding = '', path = '']) => {
    const named = new RegExp(`\\b${binding}\\['([\\w-]+)'\\]`, 'g');
    return {
      file,
      sheet: path.startsWith('.') ? posix.join(posix.dirname(file), path) : path.replace('@mleg/ui/', 'ui/'),
      names: new Set([...source.matchAll(named)].map(([, name = '']) => name)),
      computed: new RegExp(`\\b${binding}\\[`).test(source.replaceAll(named, '')),
    };
  });
}

/** Only what stands before a `{` is a selector; a number such as `0.5rem` is none. */
function classesOf([sheet, source]: [string, string]): [string, Set<string>] {
  const selectors = source.replaceAll(/\/\*.*?\*\//gs, '').match(/[^{};]+(?=\{)/g) ?? [];
  const names = selectors.flatMap((selector) => [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)]);
  return [sheet, new Set(names.map(([, name = '']) => name))];
}
