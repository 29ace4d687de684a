import { selectNewestEventId } from '@mleg/platform/audit/audit-store';
import { getStatus, STATUS } from '@mleg/protocol/status-list/status-bits';
import type { Kysely, Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { BITS_PER_STATUS, type StatusIndex } from '../status-indexes/status-indexes.ts';
import type { GatheredFacts } from './gather-facts.ts';
import { selectLostCards } from './lost-card-store.ts';
import {
  countOpen,
  countSpent,
  type StoredList,
  selectLists,
  selectPendingRevocations,
  selectPendingSuspensions,
} from './restore-store.ts';
import { type Returned, selectReturned } from './returned-store.ts';
import { type LostSigning, selectLostSigning } from './signing-again.ts';

/** What a database does not know that the journal says. */
export interface Lost extends Returned, LostSigning {
  /** Events of the audit: so many changes at the least. */
  events: number;
  /** Codes that were used or had ended, and would work. */
  revivedCodes: number;
  /** Orders that are not there, whose codes were used or had ended. */
  unknownOrders: number;
  /** Of all these, codes that may have given cards which are not in it; afterwards `mleg affected` lists them. */
  lostCards: number;
  /** Places that were revoked, and would be published as valid. */
  revivedPlaces: readonly StatusIndex[];
  /** Places that were suspended, and would be published as valid. */
  liftedSuspensions: readonly StatusIndex[];
  /** Places of other people's cards that would be given to new ones. */
  placesToBeGivenAgain: number;
  /** Lists that would be published once more under numbers they have had; no sign of a restore, since they are noted first. */
  listsBehind: number;
  /** Codes that nobody has used as far as this database knows; after a restore none of them is to be trusted. */
  openCodes: number;
}

export function isSetBack(lost: Lost): boolean {
  const { events, revivedCodes, unknownOrders, placesToBeGivenAgain } = lost;
  const places = lost.revivedPlaces.length + lost.liftedSuspensions.length;
  const people = lost.returnedStaff.length + lost.returnedDeskWays;
  const returned = lost.revivedAgreements.length + lost.revivedKeys.length + people;
  const signing = lost.liftedHalts.length + lost.lostTurns.length;
  return events + revivedCodes + unknownOrders + placesToBeGivenAgain + places + returned + signing > 0;
}

/** The same in numbers, for logs and people. */
export const countsOf = ({ revivedPlaces, liftedSuspensions, ...lost }: Lost) => {
  const { revivedAgreements, revivedKeys, returnedStaff, liftedHalts, lostTurns, ...counts } = lost;
  return {
    ...counts,
    revivedPlaces: revivedPlaces.length,
    liftedSuspensions: liftedSuspensions.length,
    revivedAgreements: revivedAgreements.length,
    revivedKeys: revivedKeys.length,
    returnedStaff: returnedStaff.length,
    liftedHalts: liftedHalts.length,
    lostTurns: lostTurns.length,
  };
};

/** Compares and changes nothing. */
export async function findLost(
  within: Kysely<IssuerDatabase> | Transaction<IssuerDatabase>,
  facts: GatheredFacts,
): Promise<Lost> {
  const newest = await selectNewestEventId(within);
  const { revived, unknown } = await countSpent(within, [...facts.spent]);
  const lists = await selectLists(within);
  return {
    events: Math.max(0, facts.newestEventId - newest),
    revivedCodes: revived,
    unknownOrders: unknown,
    lostCards: (await selectLostCards(within, [...facts.used.values()])).length,
    revivedPlaces: findRevived(facts, lists, await selectPendingRevocations(within)),
    liftedSuspensions: findLifted(facts, lists, await selectPendingSuspensions(within)),
    placesToBeGivenAgain: countGivenAgain(facts, lists),
    listsBehind: countBehind(facts, lists),
    openCodes: await countOpen(within),
    ...(await selectReturned(within, facts)),
    ...(await selectLostSigning(within, facts)),
  };
}

function findRevived(
  { revoked }: GatheredFacts,
  lists: readonly StoredList[],
  pending: readonly StatusIndex[],
): StatusIndex[] {
  const waiting = new Set(pending.map(({ listId, index }) => `${listId}/${index}`));
  const bitsOf = new Map(lists.map(({ listId, bits }) => [listId, Uint8Array.from(bits)]));
  const isRevoked = (listId: number, index: number) => {
    const bytes = bitsOf.get(listId);
    return (bytes && getStatus({ bits: BITS_PER_STATUS, bytes }, index)) === STATUS.invalid;
  };
  return [...revoked].flatMap(([listId, indexes]) =>
    [...indexes]
      .filter((index) => !waiting.has(`${listId}/${index}`) && !isRevoked(listId, index))
      .map((index) => ({ listId, index })),
  );
}

/**
 * Only what a later list says than this database has published: an earlier one may have been lifted since, and that by a
 * process whose file is known already.
 */
function findLifted(
  { suspensions }: GatheredFacts,
  lists: readonly StoredList[],
  pending: readonly StatusIndex[],
): StatusIndex[] {
  const waiting = new Set(pending.map(({ listId, index }) => `${listId}/${index}`));
  return lists.flatMap(({ listId, version, bits }) => {
    const list = { bits: BITS_PER_STATUS, bytes: Uint8Array.from(bits) } as const;
    return [...(suspensions.get(listId) ?? [])]
      .filter(([index, said]) => said.isSuspended && said.version > version && !waiting.has(`${listId}/${index}`))
      .filter(([index]) => getStatus(list, index) === STATUS.valid)
      .map(([index]) => ({ listId, index }));
  });
}

function countBehind({ versions }: GatheredFacts, lists: readonly StoredList[]): number {
  const published = new Map(lists.map((list) => [list.listId, list.version]));
  return [...versions].filter(([listId, version]) => version > (published.get(listId) ?? 0)).length;
}

function countGivenAgain({ given }: GatheredFacts, lists: readonly StoredList[]): number {
  const leased = new Map(lists.map((list) => [list.listId, list.leased]));
  return [...given].reduce((sum, [listId, below]) => sum + Math.max(0, below - (leased.get(listId) ?? 0)), 0);
}
