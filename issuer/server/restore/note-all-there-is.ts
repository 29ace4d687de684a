import { getStatus, STATUS } from '@mleg/protocol/status-list/status-bits';
import type { IssuerDeps } from '../deps.ts';
import type { IssuerFact } from '../journal/issuer-fact.ts';
import { placesRevoked } from '../journal/places-revoked.ts';
import { selectHalt } from '../signing-halt/halt-store.ts';
import { BITS_PER_STATUS } from '../status-indexes/status-indexes.ts';
import { type StoredList, selectLists, selectPendingRevocations, selectSpent } from './restore-store.ts';

/** A journal begins: what the database knows from before there was one is its first content. */
export async function noteAllThereIs({ database, journal }: Pick<IssuerDeps, 'database' | 'journal'>): Promise<void> {
  const offerIds = await selectSpent(database);
  const lists = await selectLists(database);
  const halt = await selectHalt(database);
  await journal.note(
    { fact: 'codes-spent', offerIds },
    ...(halt ? [{ fact: 'signing-halted', since: halt.since } as const] : []),
    ...lists.flatMap(factsOfList),
    ...placesRevoked(await selectPendingRevocations(database)),
  );
}

function factsOfList({ listId, leased, version, bits }: StoredList): IssuerFact[] {
  const list = { bits: BITS_PER_STATUS, bytes: Uint8Array.from(bits) } as const;
  const places = Array.from({ length: (bits.length * 8) / BITS_PER_STATUS }, (_, index) => ({ listId, index }));
  return [
    { fact: 'places-given', listId, below: leased },
    { fact: 'list-published', listId, version },
    {
      fact: 'places-suspended',
      listId,
      version,
      indexes: places.map(({ index }) => index).filter((index) => getStatus(list, index) === STATUS.suspended),
    },
    ...placesRevoked(places.filter(({ index }) => getStatus(list, index) === STATUS.invalid)),
  ];
}
