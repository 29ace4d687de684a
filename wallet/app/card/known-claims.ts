/** Claims the app has words for, in the order in which they are read. */
export const CLAIM_ORDER = [
  'given_name',
  'family_name',
  'birthdate',
  'personal_administrative_number',
  'picture',
  'institution_name',
  'institution_address',
  'album_number',
  'card_number',
  'date_of_issuance',
  'date_of_expiry',
  'issuing_authority',
  'issuing_country',
  'institution_id',
  'schacHomeOrganization',
  'eduPersonScopedAffiliation',
] as const;

export type KnownClaim = (typeof CLAIM_ORDER)[number];

export const isKnownClaim = (name: string): name is KnownClaim => CLAIM_ORDER.some((known) => known === name);
