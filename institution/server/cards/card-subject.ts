import { type CardStatement, cardStatementSchema } from '@mleg/issuer-contract/card-statement';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Person } from '../people/person.ts';
import type { InstitutionSettings } from '../settings.ts';
import { schoolYearEnd } from './school-year-end.ts';
import { semesterEnd } from './semester-end.ts';

export interface SubjectFacts {
  person: Person;
  jpeg: Uint8Array;
  settings: Partial<Pick<InstitutionSettings, 'kind'>> & {
    policies: Pick<InstitutionSettings['policies'], 'physicalCardRequired'>;
  };
  /** Dates follow the order, so that saying it again says the same. */
  orderedAt: Date;
}

/**
 * What the institution states about a student or pupil, or that its data do not make a card. Of itself it says nothing:
 * the issuer knows that from the agreement.
 */
export function cardSubject(facts: SubjectFacts): { subject: CardStatement } | { refused: 'data-incomplete' } {
  const { person, jpeg, settings } = facts;
  const holder = {
    family_name: person.familyName.normalize('NFC'),
    given_name: person.givenName.normalize('NFC'),
    birthdate: person.birthdate,
    ...(person.pesel ? { personal_administrative_number: person.pesel } : {}),
    picture: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`,
    ...numberAndDates(facts),
  };
  const subject = cardStatementSchema.safeParse(
    settings.kind === 'school'
      ? { cardType: 'pupil-card', holder }
      : { cardType: 'student-card', holder: { ...holder, ...ofStudent(person) } },
  );
  return subject.success ? { subject: subject.data } : { refused: 'data-incomplete' };
}

const ofStudent = ({ albumNumber }: Person) => ({
  album_number: albumNumber,
});

/** Those of the physical card while it is valid; where the policy asks for none, those of the semester or school year. */
function numberAndDates({ person, settings, orderedAt }: SubjectFacts) {
  const today = dateInWarsaw(orderedAt);
  const card = person.physicalCard;
  if (card && (settings.policies.physicalCardRequired || card.validUntil >= today)) {
    return { card_number: card.number, date_of_issuance: card.issuedOn, date_of_expiry: card.validUntil };
  }
  return {
    card_number: card?.number ?? `M-${person.albumNumber}`,
    date_of_issuance: today,
    date_of_expiry: settings.kind === 'school' ? schoolYearEnd(today) : semesterEnd(today),
  };
}
