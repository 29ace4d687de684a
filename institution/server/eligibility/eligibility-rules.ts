import type { Eligibility, EligibilityRule } from '@mleg/institution-contract/eligibility';
import { judgeBounds } from '@mleg/student-card/card-bounds';
import { isCalendarDate, readPesel } from '@mleg/student-card/pesel';
import type { Person } from '../people/person.ts';
import type { InstitutionSettings } from '../settings.ts';
import { missingData } from './missing-data.ts';

type Policies = InstitutionSettings['policies'];

export interface EligibilityFacts {
  person: Person;
  policies: Pick<Policies, 'peselRequired' | 'physicalCardRequired'> & Partial<Pick<Policies, 'issue'>>;
  kind?: InstitutionSettings['kind'];
  /** In Poland, `YYYY-MM-DD`. */
  today: string;
}

type Detail = NonNullable<Eligibility['rules'][number]['detail']>;
export type Finding = { passed: boolean; detail?: Detail };

/** A question about a person; `undefined` where it does not arise. */
type Rule = (facts: EligibilityFacts) => Finding | undefined;

const activeStudent: Rule = ({ person }) => ({ passed: person.status === 'active' });

/** Where the office has taken a card away for loss of the right, the office says when there may be another. */
const rightRestored: Rule = ({ person }) => (person.hasLostRight ? { passed: false } : undefined);

const applicationAccepted: Rule = ({ person, policies }) =>
  policies.issue === 'application' ? { passed: person.hasApplied === true } : undefined;

const noObjection: Rule = ({ person, policies }) =>
  policies.issue === 'objection' ? { passed: person.hasObjected !== true } : undefined;

/** Of data that came from the source the question does not arise (D56). */
const dataConfirmed: Rule = ({ person }) => (person.isUnconfirmed ? { passed: false } : undefined);

const peselPresent: Rule = ({ person, policies }) =>
  policies.peselRequired ? { passed: person.pesel !== undefined } : undefined;

/** Whoever has a number must have a right one: it goes onto the card. */
const peselCorrect: Rule = ({ person }) => {
  if (person.pesel === undefined) return undefined;
  const read = readPesel(person.pesel);
  return { passed: 'birthdate' in read && read.birthdate === person.birthdate };
};

const physicalCardPresent: Rule = ({ person, policies }) =>
  policies.physicalCardRequired ? { passed: person.physicalCard !== undefined } : undefined;

/** By its own printed date, its last day included; a Minister's blanket extension does not reach the mobile card. */
const physicalCardValid: Rule = ({ person: { physicalCard }, policies, today }) => {
  if (!policies.physicalCardRequired || !physicalCard) return undefined;
  const { validUntil, extendedUntil } = physicalCard;
  return { passed: validUntil >= today, detail: { validUntil, ...(extendedUntil ? { extendedUntil } : {}) } };
};

const photoPresent: Rule = ({ person }) => ({ passed: person.hasPhoto });

const dataComplete: Rule = ({ person }) => {
  const missing = missingData(person);
  return missing.length === 0 ? { passed: true } : { passed: false, detail: { missing } };
};

/** What the issuer would refuse to sign is told before anybody orders it. */
const datesAllowed: Rule = ({ person: { birthdate, physicalCard }, policies, kind, today }) => {
  if (!birthdate || !isCalendarDate(birthdate)) return undefined;
  const isStated = physicalCard && (policies.physicalCardRequired || physicalCard.validUntil >= today);
  const { issuedOn, validUntil } = isStated ? physicalCard : { issuedOn: today, validUntil: today };
  const dates = { birthdate, date_of_issuance: issuedOn, date_of_expiry: validUntil };
  const { fault, warnings } = judgeBounds(kind === 'school' ? 'pupil-card' : 'student-card', dates, today);
  if (fault) return { passed: false, detail: { beyond: fault } };
  return { passed: true, ...(warnings.length > 0 ? { detail: { unusual: warnings } } : {}) };
};

/** In the order in which they are explained. */
export const ELIGIBILITY_RULES: Readonly<Record<EligibilityRule, Rule>> = {
  'active-student': activeStudent,
  'right-restored': rightRestored,
  'application-accepted': applicationAccepted,
  'no-objection': noObjection,
  'data-confirmed': dataConfirmed,
  'pesel-present': peselPresent,
  'pesel-correct': peselCorrect,
  'physical-card-present': physicalCardPresent,
  'physical-card-valid': physicalCardValid,
  'photo-present': photoPresent,
  'data-complete': dataComplete,
  'dates-allowed': datesAllowed,
};
