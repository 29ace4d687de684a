import { posix } from 'node:path';
import { isTest } from '../source-tree.ts';
import type { Violation } from './import-graph.ts';
import { STATE_COLUMNS, type StateColumn } from './state-columns.ts';
import { argumentsAt, partsOf, sqlFrom } from './statement-parts.ts';

/** Who looks from outside, and migrations, which know a table as it was on their day. */
const NOT_PRODUCT = /^(?:testing|system-tests|bench|tools)\/|\/test-databases\/|\/database\/\d{4}-/;

/** Where a statement may write a state itself: what it would say, and where it stands. */
interface Write {
  at: number;
  what: string;
}

/**
 * Statements that write a state otherwise than by its table of moves (`state-columns.ts`): a `set` that names the column
 * or cannot be looked through, and rows that begin in another state than the first.
 */
export function stateViolations(
  sources: ReadonlyMap<string, string>,
  columns: readonly StateColumn[] = STATE_COLUMNS,
): Violation[] {
  const product = [...sources].filter(([file]) => !NOT_PRODUCT.test(file) && !isTest(file));
  const written = columns.flatMap((column) =>
    product.flatMap(([file, source]) =>
      file === column.life
        ? []
        : writesOf(file, source, column)
            .map(({ at, what }) => ({ what, by: `${file}#${functionAt(source, at)}` }))
            .filter(({ by }) => !column.writers.includes(by))
            .map(({ what, by }) => ({ file, message: `${by.split('#')[1]} ${what}; ${allowed(column)}` })),
    ),
  );
  return [...written, ...staleWriters(sources, columns)];
}

const allowed = ({ table, column, life, writers }: StateColumn) =>
  `${table}.${column} is changed by ${writers.map((writer) => writer.split('#')[1]).join(', ') || 'moves'} of ${life}`;

/** A writer that is gone would excuse another of its name. */
function staleWriters(sources: ReadonlyMap<string, string>, columns: readonly StateColumn[]): Violation[] {
  return columns.flatMap((column) =>
    [column.life, ...column.writers].flatMap((named) => {
      const [file = '', name] = named.split('#');
      const source = sources.get(file);
      const isThere =
        source !== undefined &&
        (!name || writesOf(file, source, column).some(({ at }) => functionAt(source, at) === name));
      return isThere
        ? []
        : [
            {
              file: 'tools/walls/state-columns.ts',
              message: `names ${named}, which writes no ${column.table}.${column.column}`,
            },
          ];
    }),
  );
}

function functionAt(source: string, at: number): string {
  const before = source.slice(0, at);
  return [...before.matchAll(/^(?:export )?(?:async )?(?:function\*? |const )(\w+)/gm)].at(-1)?.[1] ?? 'the file';
}

function writesOf(file: string, source: string, column: StateColumn): Write[] {
  const byLife = namesFromLife(file, source, column.life);
  return [
    ...rawUpdates(source, column, byLife),
    ...rawInserts(source, column, byLife),
    ...builtUpdates(source, column),
    ...builtInserts(source, column),
    ...namedColumns(source, column),
  ];
}

/** Names that a file has from the life's own file, and constants it has made with them. */
function namesFromLife(file: string, source: string, life: string): Set<string> {
  const names = new Set<string>();
  for (const [, list = '', from = ''] of source.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)) {
    if (posix.join(posix.dirname(file), from) !== life) continue;
    for (const name of list.split(',')) names.add(name.replace(/^\s*type\s/, '').trim());
  }
  for (const [, made = '', root = ''] of source.matchAll(/\bconst (\w+|\{[^}]*\}) = (\w+)\b/g)) {
    if (names.has(root)) for (const [name] of made.matchAll(/\w+/g)) names.add(name);
  }
  return names;
}

const AFTER_SET = /^(?:from|where|returning)\b/;

function rawUpdates(source: string, column: StateColumn, byLife: ReadonlySet<string>): Write[] {
  const update = new RegExp(`\\bupdate\\s+${column.table}\\b(?:\\s+as\\s+\\w+)?\\s+set\\b`, 'g');
  return [...source.matchAll(update)].flatMap((found) =>
    writesInSet(source, found.index + found[0].length, column, byLife),
  );
}

function writesInSet(source: string, at: number, { column }: StateColumn, byLife: ReadonlySet<string>): Write[] {
  return partsOf(sqlFrom(source, at), AFTER_SET).flatMap((part) => {
    const [, fragment] = /^\$\{(\w*).*\}$/s.exec(part) ?? [];
    if (fragment !== undefined && !/\}\s*=/.test(part))
      return byLife.has(fragment) ? [] : [{ at, what: `sets \`${part}\`, which is no move` }];
    const [left = ''] = part.split('=');
    return new RegExp(`\\b${column}\\b`).test(left) ? [{ at, what: `sets ${column}` }] : [];
  });
}

function rawInserts(source: string, column: StateColumn, byLife: ReadonlySet<string>): Write[] {
  const insert = new RegExp(`\\binsert\\s+into\\s+${column.table}\\b(?:\\s+as\\s+\\w+)?\\s*`, 'g');
  return [...source.matchAll(insert)].flatMap((found) => {
    const at = found.index + found[0].length;
    const statement = sqlFrom(source, at);
    const again = /\bdo\s+update\s+set\b/.exec(source.slice(at, source.indexOf('`', at)));
    return [
      ...(beginsRight(statement.text, source, at, column)
        ? []
        : [{ at, what: `inserts another ${column.column} than the first` }]),
      ...(again ? writesInSet(source, at + again.index + again[0].length, column, byLife) : []),
    ];
  });
}

/** The value of the column by its place in the list. */
function beginsRight(text: string, source: string, at: number, { column, first }: StateColumn): boolean {
  const [list = '', names] = /^\(([^)]*)\)\s*/.exec(text) ?? [];
  const place = names?.split(',').findIndex((name) => name.trim() === column) ?? -1;
  if (names === undefined) return false;
  if (place < 0) return true;
  const [opening] = /^(?:values\s*\(|select\s)\s*/.exec(text.slice(list.length)) ?? [];
  if (!opening) return false;
  const value = partsOf(sqlFrom(source, at + list.length + opening.length), /^from\b/)[place] ?? '';
  const outcomes = /^case\b/.test(value)
    ? [...value.matchAll(/\b(?:then|else)\s+(\S+)/g)].map(([, outcome = '']) => outcome)
    : [value];
  return outcomes.every((outcome) => first.some((state) => outcome === `'${state}'`));
}

function builtUpdates(source: string, column: StateColumn): Write[] {
  return [...source.matchAll(new RegExp(`\\.updateTable\\('${column.table}'\\)`, 'g'))].flatMap(({ index }) =>
    says(source, index, '.set(', column).isSaid ? [{ at: index, what: `sets ${column.column}` }] : [],
  );
}

function builtInserts(source: string, column: StateColumn): Write[] {
  return [...source.matchAll(new RegExp(`\\.insertInto\\('${column.table}'\\)`, 'g'))].flatMap(({ index }) => {
    const { isSaid, value } = says(source, index, '.values(', column);
    const begins = !isSaid || column.first.some((state) => value === `'${state}'`);
    return begins && !says(source, index, '.doUpdateSet(', column).isSaid
      ? []
      : [{ at: index, what: `inserts another ${column.column} than the first` }];
  });
}

/** Whether a call of a query's chain names the column, or hands over something in which the file may have named it. */
function says(
  source: string,
  from: number,
  call: string,
  { column }: StateColumn,
): { isSaid: boolean; value?: string } {
  const end = source.indexOf(';', from);
  const at = source.slice(from, end < 0 ? undefined : end).indexOf(call);
  if (at < 0) return { isSaid: false };
  const said = argumentsAt(source, from + at + call.length - 1).trim();
  const key = new RegExp(`(?<![\\w.'"\`])${column}\\s*(?:\\?\\s*)?(?::\\s*([^,}\\n]*)|(?=[,}]))`);
  const named = key.exec(said);
  if (named) return { isSaid: true, value: (named[1] ?? '').trim().replace(/ as const$/, '') };
  const isOpaque = !/^(?:\{|\(\w+\) => \(\{)/.test(said) || /\.\.\.\w/.test(said);
  return { isSaid: isOpaque && key.test(source) };
}

/** `sql.ref('offers.state')`: a name that is put together is not seen in the statement it goes into. */
function namedColumns(source: string, { table, column }: StateColumn): Write[] {
  const named = column === 'state' ? `${table}\\.${column}` : `(?:${table}\\.)?${column}`;
  return [...source.matchAll(new RegExp(`\\bsql\\.(?:ref|id)\\(['"]${named}['"]\\)`, 'g'))].map(({ index: at }) => ({
    at,
    what: `puts the name of ${column} together`,
  }));
}
