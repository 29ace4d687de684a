import { describe, expect, test } from 'vitest';
import { cycleViolations } from './cycles.ts';
import { importGraph } from './import-graph.ts';
import { importsOf } from './imports-of.ts';
import { sqlViolations } from './sql.ts';

const workspaces = [
  { name: '@mleg/issuer', directory: 'issuer/server', pattern: './*.ts', dependencies: [] },
  { name: '@mleg/issuer-contract', directory: 'issuer/contract', pattern: './*.ts', dependencies: [] },
  { name: '@mleg/wallet-app', directory: 'wallet/app', pattern: undefined, dependencies: [] },
];

function graphOf(file: string, source: string) {
  return importGraph(new Map([[file, source]]), workspaces);
}

describe('imports', () => {
  test('are found in every form, and not in comments', () => {
    const source = [
      "import { a } from './a.ts';",
      "import type { B } from './b.ts';",
      "import {\n  c,\n  d,\n} from './c.ts';",
      "import './e.ts';",
      "export { f } from './f.ts';",
      "export const g = 1;\nexport const later = () => import('./h.ts');",
      "// import { i } from './i.ts';",
      " * import { j } from './j.ts';",
      "export const from = 'k';",
    ].join('\n');
    expect(importsOf(source).map(({ specifier }) => specifier)).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './e.ts',
      './f.ts',
      './h.ts',
    ]);
  });

  test('become files by the exports of the workspace they name', () => {
    expect(graphOf('main/compose.ts', "import { x } from '@mleg/issuer/offers/offer';").edges).toEqual([
      { from: 'main/compose.ts', to: 'issuer/server/offers/offer.ts', typeOnly: false },
    ]);
    expect(graphOf('issuer/server/a/b.ts', "import { x } from '../c.ts';").edges).toEqual([
      { from: 'issuer/server/a/b.ts', to: 'issuer/server/c.ts', typeOnly: false },
    ]);
  });

  test('of other packages are no concern of ours', () => {
    expect(graphOf('main/compose.ts', "import { Hono } from 'hono';")).toEqual({ edges: [], violations: [] });
  });

  test('must not go past exports', () => {
    expect(graphOf('issuer/contract/a.ts', "import { x } from '../server/b.ts';").violations).toHaveLength(1);
    expect(graphOf('main/a.ts', "import { x } from '@mleg/wallet-app/main';").violations).toHaveLength(1);
    expect(graphOf('main/a.ts', "import { x } from '@mleg/issuer';").violations).toHaveLength(1);
  });
});

describe('a ring of imports', () => {
  test('is found, once', () => {
    const ring = [
      { from: 'a.ts', to: 'b.ts' },
      { from: 'b.ts', to: 'c.ts' },
      { from: 'c.ts', to: 'b.ts' },
    ];
    expect(cycleViolations(ring)).toEqual([{ file: 'b.ts', message: 'imports itself: b.ts → c.ts → b.ts' }]);
  });

  test('of types alone is none', () => {
    const ring = [
      { from: 'deps.ts', to: 'client.ts', typeOnly: true },
      { from: 'client.ts', to: 'deps.ts', typeOnly: true },
    ];
    expect(cycleViolations(ring)).toEqual([]);
    expect(importsOf("import type { A } from './a.ts';\nimport { type B } from './b.ts';")).toEqual([
      { specifier: './a.ts', typeOnly: true },
      { specifier: './b.ts', typeOnly: false },
    ]);
  });

  test('is not seen in two ways to the same file', () => {
    const diamond = [
      { from: 'a.ts', to: 'b.ts' },
      { from: 'a.ts', to: 'c.ts' },
      { from: 'b.ts', to: 'd.ts' },
      { from: 'c.ts', to: 'd.ts' },
    ];
    expect(cycleViolations(diamond)).toEqual([]);
  });
});

function violations(file: string, source: string) {
  return sqlViolations(new Map([[file, source]]));
}

describe('SQL', () => {
  const query = "await database.selectFrom('offer').selectAll().execute();";

  test.each([query, 'await sql`select 1`.execute(database);', 'const x = sql<number>`count(*)`;'])(
    'is found in %s',
    (source) => {
      expect(violations('issuer/server/offers/redeem.ts', source)).toHaveLength(1);
    },
  );

  test.each([
    'issuer/server/offers/offer-store.ts',
    'issuer/server/database/migrations/0001-offers.ts',
    'platform/database/migrate.ts',
  ])('may be in %s', (file) => {
    expect(violations(file, query)).toEqual([]);
  });
});
