import type { Journal } from '@mleg/platform/journal/journal';
import type { IssuerDeps } from '../deps.ts';
import type { UsedCode } from '../journal/issuer-fact.ts';
import type { Affected } from '../reissue/list-affected.ts';
import { gatherFacts } from './gather-facts.ts';
import { countUnknownOrders, selectLostCards } from './lost-card-store.ts';

export interface LostCards {
  /** Cards that were given after a backup which was restored, for all that is known: they are revoked. */
  cards: UsedCode[];
  /** Orders that ended after one; of which institution, and whether a card was given, the journal does not say. */
  orders: number;
}

/** Cards that a restore has lost; by which key and rules they were signed nobody knows any more. */
export async function listLost(
  { database, journal }: Pick<IssuerDeps, 'database'> & { journal: Pick<Journal, 'read'> },
  { institutionId, from, to }: Affected,
): Promise<LostCards> {
  const { spent, used } = gatherFacts((await journal.read()).flatMap(({ records }) => records));
  const lost = await selectLostCards(database, [...used.values()]);
  const isMeant = (one: UsedCode) =>
    (institutionId === undefined || one.institutionId === institutionId) &&
    (from === undefined || one.at >= from) &&
    (to === undefined || one.at < to);
  return {
    cards: lost.filter(isMeant),
    orders: await countUnknownOrders(
      database,
      [...spent].filter((offerId) => !used.has(offerId)),
    ),
  };
}
