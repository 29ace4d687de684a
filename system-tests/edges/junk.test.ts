import { junkRequest } from '@mleg/testing/junk/junk-request';
import { emptyPages } from '@mleg/testing/junk/pages';
import { openWalkedHouse, type WalkedHouse } from '@mleg/testing/junk/walked-house';
import { everyOperation, nameOf } from '@mleg/testing/routes/operations';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** `JUNK_SEED=7 JUNK_RUNS=1000 npx vitest run --project system system-tests/edges/junk.test.ts` */
const seed = Number(process.env['JUNK_SEED'] ?? 20_261_130);
const numRuns = Number(process.env['JUNK_RUNS'] ?? 10);

const operations = (await everyOperation(emptyPages())).map((operation) => ({ name: nameOf(operation), operation }));
let house: WalkedHouse;

beforeAll(async () => {
  house = await openWalkedHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

describe(`junk of the seed ${seed}`, () => {
  test.each(operations)('E1 is never our fault at $name', async ({ operation }) => {
    const callers = house.callers[operation.server];
    const isLetIn = new Set<string>();
    const junk = fc.tuple(fc.constantFrom(...callers), junkRequest(operation, house.ids));
    await fc.assert(
      fc.asyncProperty(junk, async ([caller, wish]) => {
        const own = await caller.headers(operation.path);
        const Cookie = [own['Cookie'], wish.headers['Cookie']].filter((cookie) => cookie !== undefined).join('; ');
        const headers = { ...wish.headers, ...own, ...(Cookie === '' ? {} : { Cookie }) };
        const { status, text } = await house.send(operation.server, { ...wish, headers });
        expect(text).not.toMatch(/\n\s+at /);
        expect(status, text).toBeLessThan(500);
        if (status !== 401 && status !== 403) isLetIn.add(caller.name);
      }),
      { seed, numRuns },
    );
    // Else nothing but the lock was tried.
    expect([...isLetIn]).not.toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
