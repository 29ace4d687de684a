import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserModules, openBrowserModules } from './browser-page.ts';

let browser: BrowserModules;
beforeAll(async () => {
  browser = await openBrowserModules();
});
afterAll(() => browser.close());

const MODULES = `
  const { openDatabase } = await import('/storage/open-database.ts');
  const { MIGRATIONS } = await import('/storage/migrations.ts');
  const { createBrowserVault } = await import('/storage/browser-vault.ts');
  const { createLock, unlock, changeSecret } = await import('/lock/lock.ts');
  const card = { id: 'c1', copies: [], claims: { given_name: 'Ada' } };
  const readCard = async (database, pin, now = Date.now()) => {
    const key = await unlock(database, pin, now);
    return 'refused' in key ? key : createBrowserVault(database, key).read('card', 'c1');
  };
`;

/** Runs in a page of its own and closes it, as an app that was closed. */
async function inBrowser<Result>(script: string): Promise<Result> {
  const page = await browser.openPage();
  try {
    return await page.evaluate<Result>(`(async () => { ${MODULES} ${script} })()`);
  } finally {
    await page.close();
  }
}

const setUp = () =>
  inBrowser(`
    await new Promise((done) => { indexedDB.deleteDatabase('wallet').onsuccess = done; });
    const database = await openDatabase();
    const key = await createLock(database, 'pin', '493021');
    await createBrowserVault(database, key).apply([{ put: 'card', record: card }]);
  `);

const READ = `return readCard(await openDatabase(), '493021');`;
const CARD = { id: 'c1', claims: { given_name: 'Ada' } };

test('W36 a migration that fails leaves the old version and the card as they were', async () => {
  await setUp();
  const failure = inBrowser(`
    const failing = (database) => { database.createObjectStore('half'); throw new Error('half-way'); };
    await openDatabase({ migrations: [...MIGRATIONS, failing] });
  `);
  await expect(failure).rejects.toThrow();
  expect(await inBrowser(`return [...(await openDatabase()).objectStoreNames].includes('half');`)).toBe(false);
  expect(await inBrowser(READ)).toMatchObject(CARD);
});

test('W36 an app killed in the middle of a migration loses nothing', async () => {
  await setUp();
  const page = await browser.openPage();
  await page.evaluate(`(async () => { ${MODULES}
    const endless = (_database, transaction) => new Promise(() => {
      const store = transaction.objectStore('records');
      const again = () => { window.migrating = true; store.put({ broken: true }, 'card/c1').then(again); };
      again();
    });
    void openDatabase({ migrations: [...MIGRATIONS, endless] });
  })()`);
  await page.waitForFunction('window.migrating === true');
  await page.close();
  expect(await inBrowser(READ)).toMatchObject(CARD);
});

test('W36 a migration that works keeps the card, and the older app then stays away', async () => {
  await setUp();
  const migrated = await inBrowser(`
    const add = (database) => { database.createObjectStore('added'); };
    return readCard(await openDatabase({ migrations: [...MIGRATIONS, add] }), '493021');
  `);
  expect(migrated).toMatchObject(CARD);
  await expect(inBrowser(READ)).rejects.toThrow(/version/i);
});

test('W35 five wrong PINs mean waiting, also after a restart, and cost no card', async () => {
  await setUp();
  const refusals = await inBrowser<{ waitMilliseconds: number }[]>(`
    const database = await openDatabase();
    const refusals = [];
    for (let round = 0; round < 5; round++) refusals.push(await unlock(database, '111112', 1_000_000));
    return refusals;
  `);
  expect(refusals.map(({ waitMilliseconds }) => waitMilliseconds)).toEqual([0, 0, 0, 0, 30_000]);
  const early = await inBrowser(`return readCard(await openDatabase(), '493021', 1_010_000);`);
  expect(early).toEqual({ refused: 'wait', waitMilliseconds: 20_000 });
  expect(await inBrowser(`return readCard(await openDatabase(), '493021', 1_030_000);`)).toMatchObject(CARD);
});

test('a changed PIN opens what the old one locked, and the old one no longer does', async () => {
  await setUp();
  const outcome = await inBrowser(`
    const database = await openDatabase();
    await changeSecret(database, { old: '493021', secretKind: 'password', secret: 'kot na bok', now: 0 });
    const old = await unlock(database, '493021', 0);
    return [old.refused, await readCard(database, 'kot na bok', 0)];
  `);
  expect(outcome).toMatchObject(['wrong-secret', CARD]);
});

test('what lies on the disk tells no name, and its keys cannot be read out', async () => {
  await setUp();
  const found = await inBrowser<{ text: string; extractable: boolean[] }>(`
    const { createBrowserKeyRing } = await import('/storage/browser-key-ring.ts');
    const database = await openDatabase();
    await createBrowserKeyRing(database).create();
    const records = await database.getAll('records');
    const keys = await database.getAll('keys');
    return {
      text: records.map(({ data }) => new TextDecoder().decode(data)).join(''),
      extractable: keys.map((key) => key.extractable),
    };
  `);
  expect(found.text).not.toContain('Ada');
  expect(found.extractable).toEqual([false, false]);
});
