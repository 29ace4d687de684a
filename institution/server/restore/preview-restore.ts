import { selectNewestEventId } from '@mleg/platform/audit/audit-store';
import type { Journal } from '@mleg/platform/journal/journal';
import { newestMarked } from '@mleg/platform/journal/mark';
import { readUnseenOfBackup } from '@mleg/platform/journal/read-unseen';
import type { Kysely } from 'kysely';
import { accountEndsIn } from '../account-ends/account-end.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { erasuresIn } from '../erasures/erasure-journal.ts';
import { selectAllErasures } from '../erasures/erasure-store.ts';
import { type Reopened, selectReopened } from './account-end-store.ts';
import { countsOf, type LostCounts } from './lost-counts.ts';

/** What a database that was restored somewhere to be looked at would take back; changes nothing. */
export async function previewRestore(
  backup: Kysely<InstitutionDatabase>,
  journal: Journal,
): Promise<LostCounts & { erasures: number }> {
  const { records } = await readUnseenOfBackup(backup, journal);
  const events = Math.max(0, newestMarked(records) - (await selectNewestEventId(backup)));
  const known = new Set(await selectAllErasures(backup));
  const erased = erasuresIn((await journal.read()).flatMap((file) => file.records));
  const reopened = { passwords: [], passkeys: [], sessions: [] } as Record<keyof Reopened, string[]>;
  for (const [institutionId, ends] of accountEndsIn(records)) {
    const found = await selectReopened(backup, institutionId, ends);
    for (const what of ['passwords', 'passkeys', 'sessions'] as const) reopened[what].push(...found[what]);
  }
  return { ...countsOf(events, reopened), erasures: erased.filter(({ tombstone }) => !known.has(tombstone)).length };
}
