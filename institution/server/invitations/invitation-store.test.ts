import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import type { InstitutionDatabase } from '../database/schema.ts';
import { freshInstitutionDatabase, INSTITUTION } from '../test-databases/fresh-institution-database.ts';
import { deleteInvitation, deleteInvitationsBefore, insertInvitation, lockInvitation } from './invitation-store.ts';

const now = new Date('2026-11-21T12:00:00Z');
const later = new Date('2026-11-22T12:00:00Z');
const invitation = {
  institution_id: INSTITUTION,
  display_name: 'Ktoś',
  person_id: null,
  office: false,
  head: false,
  teaches: ['4a', '8b'],
  expires_at: later,
};

/** How many sessions of the database wait for what another one holds. */
async function waiting(database: Kysely<InstitutionDatabase>): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
  return rows[0]?.count;
}

test('of two who come with one code at the same instant one gets it; after its day nobody does', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const codeHash = Buffer.alloc(32, 1);
  const added = { ...invitation, invitation_id: randomUUID(), code_hash: codeHash, invited_by: randomUUID() };
  await insertInvitation(database, added);
  const come = (at: Date) =>
    database.transaction().execute(async (within) => {
      const found = await lockInvitation(within, INSTITUTION, { codeHash, now: at });
      if (found) await deleteInvitation(within, found, []);
      return found;
    });
  expect(await come(later)).toBeUndefined();
  const first = await database.startTransaction().execute();
  const found = await lockInvitation(first, INSTITUTION, { codeHash, now });
  expect(found).toMatchObject({ teaches: ['4a', '8b'] });
  const second = come(now);
  await expect.poll(() => waiting(database)).toBe(1);
  if (found) await deleteInvitation(first, found, []);
  await first.commit().execute();
  expect(await second).toBeUndefined();
});

test('what nobody came with goes', async () => {
  await using fresh = await freshInstitutionDatabase();
  const { database } = fresh;
  const added = {
    ...invitation,
    invitation_id: randomUUID(),
    code_hash: Buffer.alloc(32, 2),
    invited_by: randomUUID(),
  };
  await insertInvitation(database, added);
  await deleteInvitationsBefore(database, INSTITUTION, now);
  expect(await database.selectFrom('invitations').selectAll().execute()).toHaveLength(1);
  await deleteInvitationsBefore(database, INSTITUTION, later);
  expect(await database.selectFrom('invitations').selectAll().execute()).toEqual([]);
});
