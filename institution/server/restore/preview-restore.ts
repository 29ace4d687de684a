import { selectNewestEventId } from '@mleg/platform/audit/audit-store';
import type { Journal } from '@mleg/platform/journal/journal';
import { newestMarked } from '@mleg/platform/journal/mark';
import { readUnseenOfBackup } from '@mleg/platform/journal/read-unseen';
import type { Kysely } from 'kysely';
import { accountEndsIn, END_KINDS, type EndKind } from '../account-ends/account-end.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import { erasuresIn } from '../erasures/erasure-journal.ts';
import { selectAllErasures } from '../erasures/erasure-store.ts';
import { countOpenWays, type Standing, selectIsLed, selectReopened } from './account-end-store.ts';
import { countsOf, type LostCounts } from './lost-counts.ts';
import { refuseUnknownKinds } from './refuse-unknown-kinds.ts';

export interface RestorePreview extends LostCounts {
  erasures: number;
  /** Invitations, and links and codes for a new password; all of them become void. */
  openWays: number;
  /** Institutions that nobody would lead. */
  withoutHead: number;
}

/** What a database that was restored somewhere to be looked at would take back; changes nothing. */
export async function previewRestore(backup: Kysely<InstitutionDatabase>, journal: Journal): Promise<RestorePreview> {
  const { records } = await readUnseenOfBackup(backup, journal);
  refuseUnknownKinds(records);
  const events = Math.max(0, newestMarked(records) - (await selectNewestEventId(backup)));
  const known = new Set(await selectAllErasures(backup));
  const erased = erasuresIn((await journal.read()).flatMap((file) => file.records));
  const reopened = Object.fromEntries(END_KINDS.map((kind) => [kind, []])) as unknown as Record<EndKind, Standing[]>;
  let withoutHead = 0;
  for (const [institutionId, ends] of accountEndsIn(records)) {
    const found = await selectReopened(backup, institutionId, ends);
    for (const kind of END_KINDS) reopened[kind].push(...found[kind]);
    const losesHead = found.head.length > 0 && !(await selectIsLed(backup, institutionId, found.head));
    withoutHead += losesHead ? 1 : 0;
  }
  return {
    ...countsOf(events, reopened),
    erasures: erased.filter(({ tombstone }) => !known.has(tombstone)).length,
    openWays: await countOpenWays(backup),
    withoutHead,
  };
}
