import type { PupilCardClaims, StudentCardClaims } from '@mleg/student-card/card-claims';

type ClaimName = keyof StudentCardClaims | keyof PupilCardClaims;

/** What people read beside each claim, in the order in which a card shows them. */
export const CLAIM_LABELS: Readonly<Record<ClaimName, { pl: string; en: string }>> = {
  picture: { pl: 'Zdjęcie', en: 'Portrait' },
  given_name: { pl: 'Imię (imiona)', en: 'Given name(s)' },
  family_name: { pl: 'Nazwisko', en: 'Family name' },
  birthdate: { pl: 'Data urodzenia', en: 'Date of birth' },
  personal_administrative_number: { pl: 'PESEL', en: 'PESEL number' },
  card_number: { pl: 'Numer legitymacji', en: 'Card number' },
  date_of_issuance: { pl: 'Data wydania', en: 'Date of issue' },
  date_of_expiry: { pl: 'Ważna do', en: 'Valid until' },
  institution_name: { pl: 'Nazwa uczelni lub szkoły', en: 'Institution' },
  institution_id: { pl: 'Numer uczelni lub szkoły w rejestrze', en: 'Institution number' },
  issuing_authority: { pl: 'Organ wydający', en: 'Issuing authority' },
  issuing_country: { pl: 'Państwo', en: 'Country' },
  album_number: { pl: 'Numer albumu', en: 'Student number' },
  schacHomeOrganization: { pl: 'Domena uczelni', en: 'Home organisation' },
  eduPersonScopedAffiliation: { pl: 'Status na uczelni', en: 'Affiliation' },
  institution_address: { pl: 'Adres szkoły', en: 'School address' },
};

/** Claims that only some cards have. */
export const OPTIONAL_CLAIMS: ReadonlySet<string> = new Set(['personal_administrative_number']);

export const claimNames = Object.keys(CLAIM_LABELS) as readonly ClaimName[];
