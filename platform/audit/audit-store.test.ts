import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { freshDatabase } from '../test-databases/fresh-database.ts';
import type { AuditDatabase, AuditEvent } from './audit-event.ts';
import { createAuditTable } from './audit-migration.ts';
import { linkAudit } from './link-audit.ts';
import { readHistory } from './read-audit.ts';
import { recordAudit } from './record-audit.ts';
import { verifyAudit } from './verify-audit.ts';

let database: Kysely<AuditDatabase>;
let drop: () => Promise<void>;

beforeEach(async () => {
  const fresh = await freshDatabase('audit');
  database = openDatabase({ url: fresh.url, maxConnections: 4, onIdleError: () => {} });
  drop = () => fresh.drop();
  await createAuditTable(database as unknown as Kysely<never>);
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

test('links every event once, however many processes link at the same time', async () => {
  await recordAudit(database, ...Array.from({ length: 700 }, (_, at) => event(`order.step-${at}`)));
  const linked = await Promise.all([linkAudit(database), linkAudit(database)]);
  expect(linked.reduce((sum, count) => sum + count)).toBe(700);
  expect(await verifyAudit(database)).toEqual({ intact: true, events: 700 });
});

test.each([
  ['a changed event', sql`update audit_events set event = 'order.other' where position = 2`],
  ['a missing event', sql`delete from audit_events where position = 2`],
  ['a changed detail', sql`update audit_events set detail = '{}' where position = 2`],
])('finds %s', async (_, tampering) => {
  await recordAudit(database, event('a.a'), event('b.b'), event('c.c'));
  await linkAudit(database);
  await tampering.execute(database);
  expect(await verifyAudit(database)).toEqual({ intact: false, brokenAt: 2 });
});

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
