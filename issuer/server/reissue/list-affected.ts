import type { IssuerDeps } from '../deps.ts';
import { type Affected, type AffectedCard, selectAffected } from './affected-store.ts';

export type { Affected, AffectedCard };

/** Cards in one piece of a list; nobody holds a hundred thousand at once. */
const PIECE = 1_000;

/** Every card meant, once for each time it was signed, in the order of their orders. */
export async function* listAffected(
  { database }: Pick<IssuerDeps, 'database'>,
  affected: Affected,
  limit = PIECE,
): AsyncGenerator<AffectedCard, void, void> {
  let after: string | undefined;
  for (;;) {
    const cards = await selectAffected(database, affected, { after, limit });
    yield* cards;
    const last = cards.at(-1)?.offerId;
    if (last === undefined) return;
    after = last;
  }
}
