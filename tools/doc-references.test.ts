import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenInComments, brokenReferences, type Repository } from './doc-references.ts';

let repository: Repository;

beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), 'mleg-docs-'));
  mkdirSync(join(root, 'docs', 'flows'), { recursive: true });
  mkdirSync(join(root, 'issuer', 'server'), { recursive: true });
  writeFileSync(join(root, 'issuer', 'server', 'keys.ts'), '');
  writeFileSync(join(root, 'docs', 'glossary.md'), '# Glossary\n\n## One card’s life, `code` and 2 more\n');
  repository = {
    root,
    top: new Set(['docs', 'issuer']),
    scripts: new Set(['start', 'walls']),
    sources: ['/issuer/server/keys.ts', '/issuer/server/offers/redeem-offer.test.ts'],
  };
});

afterAll(() => rmSync(repository.root, { recursive: true }));

const broken = (text: string, file = 'docs/README.md') => brokenReferences(file, text, repository);

test.each([
  '[words](glossary.md)',
  '[words](glossary.md#one-cards-life-code-and-2-more "Card")',
  '[keys](../issuer/server/keys.ts)',
  '[site](https://example.org/missing.md) and [code](../issuer/server/keys.ts#L1)',
  '# Below\n[below](#below)',
  '`keys.ts`, `server/keys.ts`, `redeem-offer.test.ts`, `*.test.ts`, `registration.json`, `Node.js`',
  '`issuer/server/keys.ts` `issuer/server/keys.ts:12` `issuer/*` `flows/`',
  '`application/json` `/health/live` `issuer/<role>` `GET issuer/nothing` `./data` `issuer/dist/x`',
  '`npm start`, `npm run walls`, `npm ci`',
  '```\n[x](missing.md) `issuer/missing.ts`\n```',
])('finds nothing wrong with %s', (text) => {
  expect(broken(text)).toEqual([]);
});

test.each([
  '[words](missing.md)',
  '[words](/glossary.md/x)',
  '[words]: missing.md',
  '[words](glossary.md#card)',
  '[below](#below)',
  '`offers/missing.ts`',
  '`eys.ts`',
  '`issuer/missing.ts`',
  '`issuer/missing/*`',
  '`./missing.ts`',
  '`npm run missing`',
  '```\nnpm run missing\n```',
  '`npm test`',
])('reports %s', (text) => {
  expect(broken(text)).toHaveLength(1);
});

const inComment = (source: string) => brokenInComments('issuer/server/keys.ts', source, repository);

test.each([
  "import x from 'issuer/missing';\nconst path = 'docs/missing.md';\nconst url = 'https://docs/missing.md';\nconst text = '// docs/missing.md';",
  '/** See `docs/glossary.md`, docs/glossary.md#x and `keys.ts`. */',
  '// Under application/json and https://example.org/docs/missing.md, `npm start`.',
  '/* `issuer/server/keys.ts` and `../server`, `issuer/<role>.ts` */',
])('finds nothing wrong in a source with %s', (source) => {
  expect(inComment(source)).toEqual([]);
});

test.each([
  '/** As `docs/missing.md` says. */',
  '/**\n * As docs/missing.md says.\n */',
  '  // issuer/server/missing.ts has it',
  '  {/* issuer/server/missing.ts has it */}',
  '// `missing.ts` has it',
  '// `npm run missing` makes it',
])('reports the comment %s', (source) => {
  expect(inComment(source)).toHaveLength(1);
});
