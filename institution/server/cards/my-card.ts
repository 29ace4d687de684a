import type { MyCard } from '@mleg/institution-contract/my-card';
import type { CardPreview } from '@mleg/institution-contract/person';
import { viewOrder } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { judgeForDisplay } from '../eligibility/judge-person.ts';
import type { Person } from '../people/person.ts';
import { maskPesel } from '../people/pesel-vault.ts';
import { readPerson } from '../people/read-person.ts';

export type CardDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

/** A person's mobile card, whole; `undefined` where nobody has this id. */
export async function readCard(deps: CardDeps, personId: string): Promise<MyCard | undefined> {
  const person = await readPerson(deps, personId);
  if (!person) return undefined;
  const order = await selectNewestOrder(deps.database, deps.settings.institutionId, personId);
  return {
    preview: preview(person),
    eligibility: judgeForDisplay(deps, person),
    ...(order ? { order: viewOrder(order, deps.clock.now()) } : {}),
  };
}

function preview(person: Person): CardPreview {
  const card = person.physicalCard;
  return {
    givenName: person.givenName,
    familyName: person.familyName,
    birthdate: person.birthdate ?? '',
    albumNumber: person.albumNumber,
    ...(person.pesel ? { maskedPesel: maskPesel(person.pesel) } : {}),
    ...(card ? { cardNumber: card.number, issuedOn: card.issuedOn, validUntil: card.validUntil } : {}),
    ...(person.hasPhoto ? { photoPath: `/photos/${person.personId}` } : {}),
  };
}
