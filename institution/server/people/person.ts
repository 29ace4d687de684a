/** The plastic card; the mobile one takes over its number and dates. */
export interface PhysicalCard {
  number: string;
  issuedOn: string;
  /** As printed: the last day on which it is valid. */
  validUntil: string;
  extendedUntil?: string;
}

/** Somebody the institution knows, as its own records say. Dates are `YYYY-MM-DD`. */
export interface Person {
  personId: string;
  givenName: string;
  familyName: string;
  birthdate?: string;
  pesel?: string;
  albumNumber: string;
  studies: string;
  status: 'active' | 'on-leave' | 'removed' | 'graduated';
  cardId: string;
  physicalCard?: PhysicalCard;
  hasPhoto: boolean;
  /** An application for a card was accepted, and nobody has resigned since. */
  hasApplied?: boolean;
  /** An objection to a card stands. */
  hasObjected?: boolean;
  /** Somebody entered who this is by hand, and nobody else has confirmed it. */
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

export function fullName(person: Pick<Person, 'givenName' | 'familyName'>): string {
  return `${person.givenName} ${person.familyName}`.trim();
}
