import { expect, test } from 'vitest';
import { undeclaredPackages } from './declared-packages.ts';

const SHOP = { name: '@mleg/shop', directory: 'shop/server', dependencies: ['hono', '@noble/curves', '@types/pg'] };
const TILL = { name: '@mleg/till', directory: 'till', dependencies: [] };

const missing = (source: string, file = 'shop/server/a.ts') =>
  undeclaredPackages(new Map([[file, source]]), [SHOP, TILL], ['vitest']).map(({ message }) => message);

test.each([
  "import { Hono } from 'hono';\nimport { cors } from 'hono/cors';",
  "import { p256 } from '@noble/curves/p256';",
  "import { expect } from 'vitest';",
  "import { readFile } from 'node:fs/promises';\nimport { join } from 'path';",
  "import type { Pool } from 'pg';",
  "import { own } from '@mleg/shop/own';\nimport { near } from './near.ts';",
  "import { register } from 'virtual:pwa-register';",
])('passes what the workspace or the root names: %s', (source) => {
  expect(missing(source)).toEqual([]);
});

test.each([
  ['cose-kit', "import { coseVerify } from 'cose-kit';"],
  ['hono-like', "import { Hono } from 'hono-like/cors';"],
  ['@noble/hashes', "import { sha256 } from '@noble/hashes/sha2';"],
  ['@mleg/till', "import { open } from '@mleg/till/open';"],
])('finds %s, which it does not name', (name, source) => {
  expect(missing(source)).toEqual([`imports ${name}, which shop/server/package.json does not name`]);
});

test('lets the root import every workspace, and nothing that it does not name', () => {
  expect(missing("import { open } from '@mleg/till/open';", 'vitest.config.ts')).toEqual([]);
  expect(missing("import { Hono } from 'hono';", 'vitest.config.ts')).toHaveLength(1);
});
