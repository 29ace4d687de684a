import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Transaction } from 'kysely';
import { storeRevocation } from '../card-orders/store-revocation.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { isAdult } from '../guardians/adulthood.ts';
import { selectCodesOfAdultWards } from '../guardians/guardian-store.ts';
import { asRightEnds } from '../permission/permission.ts';

type EndDeps = Pick<InstitutionDeps, 'clock' | 'jobs' | 'settings'>;

/**
 * Whoever could act for a pupil has seen the codes that wait, or could have, and would still get a card by them. They end
 * with the right, however it ends; whoever acts for the pupil now is told, and makes new ones. A card on a phone stays.
 */
export async function endSeenCodes(
  deps: EndDeps,
  transaction: Transaction<InstitutionDatabase>,
  { actor, personId }: { actor: string; personId: string },
): Promise<void> {
  const asked = { actor, personId, reason: 'data-changed', seenCodes: true } as const;
  await storeRevocation(deps, transaction, asked, asRightEnds());
}

/** The rights of guardians end by themselves on the morning when a pupil comes of age (G77). */
export async function endCodesOfAdults(deps: EndDeps & Pick<InstitutionDeps, 'database'>): Promise<void> {
  const today = dateInWarsaw(deps.clock.now());
  const wards = await selectCodesOfAdultWards(deps.database, deps.settings.institutionId, today);
  for (const { personId, birthdate, orderedAt } of wards) {
    // Of 29 February the database thinks otherwise; what was ordered afterwards no guardian has seen.
    if (!isAdult(birthdate, today) || isAdult(birthdate, dateInWarsaw(orderedAt))) continue;
    await deps.database
      .transaction()
      .execute((transaction) => endSeenCodes(deps, transaction, { actor: 'system', personId }));
  }
}
