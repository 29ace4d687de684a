import { SUSPENSION_DAYS } from '@mleg/issuer-contract/institution';
import { advanceEventIds, selectLastLinked } from '@mleg/platform/audit/audit-store';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { DAY, later } from '@mleg/platform/clock/durations';
import { countSetBack } from '@mleg/platform/journal/journal-store';
import { getStatus, STATUS } from '@mleg/protocol/status-list/status-bits';
import type { Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerDeps } from '../deps.ts';
import { endCard } from '../offers/ending-store.ts';
import { changeStatus } from '../status/suspension-store.ts';
import { indexPermutation, LIST_SIZE } from '../status-indexes/index-permutation.ts';
import { BITS_PER_STATUS, emptyBits, type StatusIndex } from '../status-indexes/status-indexes.ts';
import type { Lost } from './find-lost.ts';
import type { GatheredFacts } from './gather-facts.ts';
import {
  advanceLists,
  revokePlaces,
  revokeSpent,
  type StoredList,
  selectLists,
  selectOwnedPlaces,
  selectRevivedCards,
  voidOpenCodes,
} from './restore-store.ts';
import { haltAgain } from './signing-again.ts';
import { takeLeaveAgain } from './take-leave-again.ts';

/** How institutions and holders see why: a fault of ours, for which a new code makes up. */
const REASON = 'malfunction';

type Needed = Pick<IssuerDeps, 'keys' | 'clock'>;

/**
 * Brings a database that was set back to where nothing wrong can come of it: what was revoked is revoked again, lists go
 * on beyond all that was given, all open codes are void, and a copy that the database does not know of is revoked, since
 * nobody could ever revoke it later.
 */
export async function applyLost(
  { keys, clock }: Needed,
  transaction: Transaction<IssuerDatabase>,
  facts: GatheredFacts,
  lost: Lost,
): Promise<void> {
  const now = clock.now();
  await goOnBeyond(transaction, facts);
  await revokePlaces(transaction, lost.revivedPlaces, now);
  const cards = await selectRevivedCards(transaction, lost.revivedPlaces);
  for (const card of cards) {
    await endCard(transaction, { ...card, reason: REASON, event: 'card.revoked', actor: 'issuer', now }, []);
  }
  await takeLeaveAgain(transaction, lost, now);
  const suspended = await suspendAgain(transaction, lost.liftedSuspensions, now);
  const spent = await revokeSpent(transaction, { spent: [...facts.spent], reason: REASON, now });
  const voided = await voidOpenCodes(transaction, { reason: REASON, now });
  let orphans = 0;
  for (const list of await selectLists(transaction)) {
    const places = orphansOf(keys.statusIndexes, list, await selectOwnedPlaces(transaction, list.listId));
    await revokePlaces(transaction, places, now);
    orphans += places.length;
  }
  await advanceEventIds(transaction, facts.newestEventId);
  await haltAgain(keys.store, transaction, lost, now);
  const { events, revivedPlaces } = lost;
  const lastPosition = (await selectLastLinked(transaction))?.position ?? 0;
  const detail = {
    lastPosition,
    events,
    revivedPlaces: revivedPlaces.length,
    cards: cards.length,
    suspended,
    spent,
    voided,
    orphans,
    agreements: lost.revivedAgreements.length,
    keys: lost.revivedKeys.length,
    staff: lost.returnedStaff.length,
    deskWays: lost.returnedDeskWays,
    halts: lost.liftedHalts.length,
    turns: lost.lostTurns.length,
  };
  await recordAudit(transaction, { institutionId: '', at: now, event: 'restore.applied', actor: 'issuer', detail });
  await countSetBack(transaction);
}

/** Until when it was suspended is not known any more; whoever has the phone goes to the office, as before. */
async function suspendAgain(
  transaction: Transaction<IssuerDatabase>,
  places: readonly StatusIndex[],
  now: Date,
): Promise<number> {
  const cards = await selectRevivedCards(transaction, places);
  const until = later(now, SUSPENSION_DAYS * DAY);
  for (const card of cards)
    await changeStatus(transaction, { ...card, to: 'suspended', reason: 'under-review', until, now });
  return cards.length;
}

/** Lists go on beyond every place that was given and every number that was published. */
export const goOnBeyond = (transaction: Transaction<IssuerDatabase>, facts: GatheredFacts): Promise<void> =>
  advanceLists(transaction, progressOf(facts), emptyBits());

function progressOf({ given, versions, revoked }: GatheredFacts) {
  const listIds = new Set([...given.keys(), ...versions.keys(), ...revoked.keys()]);
  return [...listIds].map((listId) => ({
    listId,
    below: given.get(listId) ?? 0,
    version: versions.get(listId) ?? 0,
  }));
}

/** Places that were given to a copy this database has never heard of, or to nobody; none of them may be valid. */
function orphansOf(key: Uint8Array, { listId, leased, bits }: StoredList, owned: ReadonlySet<number>): StatusIndex[] {
  const order = indexPermutation(key, listId);
  const list = { bits: BITS_PER_STATUS, bytes: Uint8Array.from(bits) } as const;
  return Array.from({ length: Math.min(leased, LIST_SIZE) }, (_, counter) => order(counter))
    .filter((index) => !owned.has(index) && getStatus(list, index) !== STATUS.invalid)
    .map((index) => ({ listId, index }));
}
