import type { HeldInstitution, HeldIssuer } from '@mleg/verifier-check/held-pack';

/** An institution as its issuer's trust list calls it. */
export interface NamedInstitution {
  id: string;
  name: string;
}

export type InstitutionFinding =
  /** Missing where the card was not asked about its institution. */
  | { institution?: NamedInstitution }
  | { verdict: 'red'; reason: 'another-institution' | 'not-entitled' }
  | { verdict: 'amber'; reason: 'no-trust-list' | 'unknown-institution' };

/** What a card may say of its institution. */
const TELLING = [
  'institution_id',
  'institution_name',
  'issuing_authority',
  'issuing_country',
  'schacHomeOrganization',
  'eduPersonScopedAffiliation',
] as const;

interface ShownCard {
  issuer: string;
  cardType: 'student-card' | 'pupil-card';
  claims: Readonly<Record<string, unknown>>;
  /** Seconds since 1970. */
  now: number;
}

/**
 * Which institution a card is of, by the trust list of its issuer and never by the card: one that says another name than
 * the list is red, whoever has signed it (V85).
 */
export function nameInstitution(issuers: readonly HeldIssuer[], card: ShownCard): InstitutionFinding {
  if (!TELLING.some((claim) => claim in card.claims)) return {};
  const list = issuers.find(({ issuer }) => issuer === card.issuer);
  if (!list) return { verdict: 'amber', reason: 'no-trust-list' };
  const id = card.claims['institution_id'];
  if (id === undefined) return nameWithoutId(list, card);
  const institution = list.institutions.find((one) => one.id === id);
  if (!institution) return { verdict: 'amber', reason: 'unknown-institution' };
  if (!isEntitled(institution, card)) return { verdict: 'red', reason: 'not-entitled' };
  return isTruth(institution, card) ? named(institution) : { verdict: 'red', reason: 'another-institution' };
}

/** Two schools may have one name: then the card is good, and which of them it is stays open. */
function nameWithoutId({ institutions }: HeldIssuer, card: ShownCard): InstitutionFinding {
  const possible = institutions.filter((institution) => isEntitled(institution, card) && isTruth(institution, card));
  const [only] = possible;
  if (!only) return { verdict: 'red', reason: 'another-institution' };
  return possible.length === 1 ? named(only) : {};
}

const named = ({ id, name }: HeldInstitution): InstitutionFinding => ({ institution: { id, name } });

const isEntitled = ({ cardTypes, validUntil = Infinity }: HeldInstitution, { cardType, now }: ShownCard): boolean =>
  cardTypes.includes(cardType) && now < validUntil;

function isTruth({ name, formerNames = [], domain }: HeldInstitution, { claims }: ShownCard): boolean {
  const names = [name, ...formerNames];
  const said = (claim: (typeof TELLING)[number], isTrue: (value: string) => boolean) =>
    [claims[claim] ?? []].flat().every((value) => typeof value === 'string' && isTrue(value));
  return (
    said('institution_name', (value) => names.includes(value)) &&
    said('issuing_authority', (value) => names.includes(value)) &&
    said('issuing_country', (value) => value === 'PL') &&
    // Lists of issuers before 0.2 name no domain.
    (domain === undefined ||
      (said('schacHomeOrganization', (value) => value === domain) &&
        said('eduPersonScopedAffiliation', (value) => value.endsWith(`@${domain}`))))
  );
}
