import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import type { Mark } from '../journal/mark.ts';
import { freshDatabase } from '../test-databases/fresh-database.ts';
import { liftAppendOnly } from '../test-databases/rewrite-audit.ts';
import { makeAuditAppendOnly } from './append-only-migration.ts';
import type { AuditDatabase, AuditEvent } from './audit-event.ts';
import { createAuditTable } from './audit-migration.ts';
import { advanceEventIds, selectLastLinked, selectNewestEventId, selectUnlinked } from './audit-store.ts';
import { CHAIN_START, eventHash } from './event-hash.ts';
import { linkAudit } from './link-audit.ts';
import { readHistory } from './read-audit.ts';
import { recordAudit } from './record-audit.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyMarks } from './verify-marks.ts';

let database: Kysely<AuditDatabase>;
let drop: () => Promise<void>;

beforeEach(async () => {
  const fresh = await freshDatabase('audit');
  database = openDatabase({ url: fresh.url, maxConnections: 4, onIdleError: () => {} });
  drop = () => fresh.drop();
  await createAuditTable(database as unknown as Kysely<never>);
  await makeAuditAppendOnly(database as unknown as Kysely<never>);
});
afterEach(async () => {
  await database.destroy();
  await drop();
});

const event = (what: string): AuditEvent => ({
  institutionId: 'demo',
  at: new Date('2026-11-21T12:00:00.123Z'),
  event: what,
  actor: 'student',
  subject: 'c1',
  detail: { state: 'ready', attemptsLeft: 4 },
});

const KEY = Buffer.alloc(32, 7);

test('links every event once, however many processes link at the same time', async () => {
  await recordAudit(database, ...Array.from({ length: 700 }, (_, at) => event(`order.step-${at}`)));
  const linked = await Promise.all([linkAudit(database, KEY), linkAudit(database, KEY)]);
  expect(linked.reduce((sum, count) => sum + count)).toBe(700);
  expect(await verifyAudit(database, KEY)).toEqual({ intact: true, events: 700, waiting: 0 });
});

test.each([
  ['a changed event', sql`update audit_events set event = 'order.other' where position = 2`],
  ['a missing event', sql`delete from audit_events where position = 2`],
  ['a changed detail', sql`update audit_events set detail = '{}' where position = 2`],
])('finds %s', async (_, tampering) => {
  await recordAudit(database, event('a.a'), event('b.b'), event('c.c'));
  await linkAudit(database, KEY);
  await liftAppendOnly(database);
  await tampering.execute(database);
  expect(await verifyAudit(database, KEY)).toEqual({ intact: false, brokenAt: 2 });
});

test.each([
  sql`update audit_events set event = 'order.other'`,
  sql`delete from audit_events`,
  sql`truncate audit_events`,
  sql`update audit_events set position = 7, hash = ''`,
])('A1: the role that the application has can change and delete nothing', async (tampering) => {
  await recordAudit(database, event('a.a'), event('b.b'));
  await linkAudit(database, KEY);
  await expect(tampering.execute(database)).rejects.toMatchObject({ code: '42501' });
  expect(await verifyAudit(database, KEY)).toEqual({ intact: true, events: 2, waiting: 0 });
});

test('A2: a chain made anew, by whoever may write and has not the key, does not fit', async () => {
  await recordAudit(database, event('a.a'), event('b.b'), event('c.c'));
  await linkAudit(database, KEY);
  await liftAppendOnly(database);
  await sql`delete from audit_events where event = 'b.b'`.execute(database);
  await sql`update audit_events set position = null, hash = null, previous_hash = null`.execute(database);
  await linkAudit(database, Buffer.alloc(32, 8));
  expect(await verifyAudit(database, KEY)).toEqual({ intact: false, brokenAt: 1 });
});

test('A3: what was written down elsewhere tells of an end cut off, and of a chain made anew without a key', async () => {
  await recordAudit(database, event('a.a'), event('b.b'), event('c.c'));
  await linkAudit(database, KEY);
  const mark = await currentMark();
  expect(await verifyMarks(database, [mark])).toEqual([]);
  await liftAppendOnly(database);
  await sql`delete from audit_events where event = 'c.c'`.execute(database);
  expect(await verifyAudit(database, KEY)).toEqual({ intact: true, events: 2, waiting: 0 });
  expect(await verifyMarks(database, [mark])).toEqual([{ kind: 'cut-off', mark }]);
  await recordAudit(database, event('d.d'));
  await hashWithoutKey();
  expect(await verifyAudit(database, KEY)).toEqual({ intact: true, events: 3, waiting: 0 });
  expect(await verifyMarks(database, [mark])).toEqual([{ kind: 're-hashed', mark }]);
});

test('R45: a detail that was changed to what is no JSON breaks the chain where it stands, and hides no mark', async () => {
  await recordAudit(database, event('a.a'), { ...event('restore.applied'), detail: { lastPosition: 0 } });
  await linkAudit(database, KEY);
  await liftAppendOnly(database);
  await sql`update audit_events set detail = 'x' || detail`.execute(database);
  expect(await verifyAudit(database, KEY)).toEqual({ intact: false, brokenAt: 1 });
  const mark = { eventId: 90, position: 70, hash: Buffer.alloc(32, 1) };
  expect(await verifyMarks(database, [mark])).toEqual([{ kind: 'cut-off', mark }]);
});

test('A4: what a restore has lost is no tampering where the chain tells of the restore', async () => {
  await recordAudit(database, event('a.a'));
  await linkAudit(database, KEY);
  const lost = { eventId: 90, position: 70, hash: Buffer.alloc(32, 1) };
  expect(await verifyMarks(database, [lost])).toEqual([{ kind: 'cut-off', mark: lost }]);
  await advanceEventIds(database, 90);
  await recordAudit(database, { ...event('restore.applied'), detail: { lastPosition: 1 } });
  expect(await verifyMarks(database, [lost])).toEqual([{ kind: 'to-be-linked', mark: lost }]);
  await linkAudit(database, KEY);
  expect(await verifyMarks(database, [lost])).toEqual([]);
  const later = { ...lost, eventId: 95 };
  expect(await verifyMarks(database, [later])).toEqual([{ kind: 'cut-off', mark: later }]);
});

async function currentMark(): Promise<Mark> {
  const last = await selectLastLinked(database);
  return {
    eventId: await selectNewestEventId(database),
    position: last?.position ?? 0,
    hash: last?.hash ?? Buffer.alloc(32),
  };
}

/** As the chain was before there was a key. */
async function hashWithoutKey(): Promise<void> {
  await sql`update audit_events set position = null, hash = null, previous_hash = null, keyed = false`.execute(
    database,
  );
  let previousHash: Buffer = CHAIN_START;
  for (const [at, stored] of (await selectUnlinked(database, 100)).entries()) {
    const hash = eventHash(stored, at + 1, previousHash, undefined);
    await sql`
      update audit_events set position = ${at + 1}, previous_hash = ${previousHash}, hash = ${hash}
      where event_id = ${stored.eventId}`.execute(database);
    previousHash = hash;
  }
}

test('forgets an event together with the change that was rolled back', async () => {
  const change = database.transaction().execute(async (transaction) => {
    await recordAudit(transaction, event('order.placed'));
    throw new Error('rolled back');
  });
  await expect(change).rejects.toThrow('rolled back');
  expect(await readHistory(database, 'demo', 'c1')).toEqual([]);
});

test('tells what happened to one subject, newest first, and nothing about another institution', async () => {
  await recordAudit(database, event('order.placed'), { ...event('order.ready'), institutionId: 'other' });
  await recordAudit(database, event('order.ready'));
  const history = await readHistory(database, 'demo', 'c1');
  expect(history.map(({ event: what }) => what)).toEqual(['order.ready', 'order.placed']);
});

test('refuses a detail that could carry a document', async () => {
  const careless = { ...event('order.placed'), detail: { body: '{"pesel":"44051401359"}' } };
  await expect(recordAudit(database, careless)).rejects.toThrow('does not belong');
});
