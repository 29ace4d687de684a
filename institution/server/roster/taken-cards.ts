import type { RosterRowProblem } from '@mleg/institution-contract/roster';
import { selectCardHolders } from '../people/card-number-store.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import type { KnownPerson } from './row-store.ts';

interface Row {
  entry: RegisterEntry;
  byNumber: KnownPerson | undefined;
  lookAlike: KnownPerson | undefined;
}

/**
 * What is wrong about the number of each row's plastic card: it is somebody else's, or that of a row before. What is known
 * of the person already stays.
 * @param met numbers of rows before
 */
export async function findTakenCards(
  within: Parameters<typeof selectCardHolders>[0],
  institutionId: string,
  rows: readonly Row[],
  met: Set<string>,
): Promise<(row: Row) => RosterRowProblem[]> {
  const holders = await selectCardHolders(
    within,
    institutionId,
    rows.flatMap(({ entry }) => entry.cardNumber ?? []),
  );
  const holdersOf = Map.groupBy(holders, ({ number }) => number);
  return ({ entry: { cardNumber }, byNumber, lookAlike }) => {
    const known = byNumber ?? lookAlike;
    if (!cardNumber || cardNumber === known?.physical_card_number) return [];
    if (met.has(cardNumber)) return [{ field: 'cardNumber', reason: 'twice-in-file' }];
    met.add(cardNumber);
    const others = (holdersOf.get(cardNumber) ?? []).filter(({ personId }) => personId !== known?.person_id);
    return others.length > 0 ? [{ field: 'cardNumber', reason: 'of-other-person' }] : [];
  };
}
