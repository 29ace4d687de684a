import type { PersonStatus } from '@mleg/institution-contract/person-fields';
import type { RegisterEntry } from '../register/register-entry.ts';
import type { RegisterFacts } from '../register/register-facts.ts';

/** The plastic card; the mobile one takes over its number and dates. */
export interface PhysicalCard {
  number: string;
  issuedOn: string;
  /** As printed: the last day on which it is valid. */
  validUntil: string;
  extendedUntil?: string;
}

/** Somebody the institution knows, as its own records say. Dates are `YYYY-MM-DD`. */
export interface Person extends RegisterFacts {
  personId: string;
  pesel?: string;
  status: PersonStatus;
  cardId: string;
  physicalCard?: PhysicalCard;
  hasPhoto: boolean;
  /** An application for a card was accepted, and nobody has resigned since. */
  hasApplied?: boolean;
  /** An objection to a card stands. */
  hasObjected?: boolean;
  /** The office has revoked the last card for loss of the right, or keeps it suspended. */
  hasLostRight?: boolean;
  /** Was entered by hand before entries waited for a second person, and nobody else has confirmed it. */
  isUnconfirmed?: boolean;
}

/** As lists are sorted and registers written: family name first. */
export function listName(person: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${person.familyName} ${person.givenName}`.trim();
}

/** Whose entry in the register the law keeps. */
export function isEnrolled({ status }: Pick<Person, 'status'>): boolean {
  return status === 'active' || status === 'on-leave';
}

/** Who is on leave may have no card, and is still enrolled; who has left is neither. */
const STANDING = { active: 2, 'on-leave': 1, removed: 0, graduated: 0 } as const satisfies Record<PersonStatus, number>;

/** Whether a change of status takes the right to a card, or the place in the register. */
export function losesRight(after: Pick<Person, 'status'>, before: Pick<Person, 'status'>): boolean {
  return STANDING[after.status] < STANDING[before.status];
}

export function fullName(person: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

/** The person as a row of a file would say them. */
export function entryOf({
  physicalCard,
  ...facts
}: RegisterFacts & Pick<Person, 'pesel' | 'status' | 'physicalCard'>): RegisterEntry {
  if (!physicalCard) return facts;
  const { number: cardNumber, issuedOn: cardIssuedOn, validUntil: cardValidUntil } = physicalCard;
  return { ...facts, cardNumber, cardIssuedOn, cardValidUntil };
}
