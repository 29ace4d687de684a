import { CARD_RULES } from '@mleg/student-card/card-bounds';
import type { IssuerDeps } from '../deps.ts';
import { type Affected, type AffectedCard, selectAffected, selectNames } from './affected-store.ts';

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

/** A name in `affected` that nothing here has, with all that there are: nothing found must not come of a slip. */
export async function findUnknown(
  { database }: Pick<IssuerDeps, 'database'>,
  affected: Affected,
): Promise<{ name: string; known: readonly string[] } | undefined> {
  const names = await selectNames(database);
  const said = [
    { name: affected.key, known: names.key },
    { name: affected.rules, known: [...names.rules, CARD_RULES] },
    { name: affected.institutionId, known: names.institutionId },
  ];
  for (const { name, known } of said) if (name !== undefined && !known.includes(name)) return { name, known };
  return undefined;
}
