import type { PupilCardClaims, StudentCardClaims } from '@mleg/student-card/card-claims';

/** What wallets show beside a card and its claims. */
export const texts = {
  card: {
    'student-card': 'Legitymacja studencka',
    'pupil-card': 'Legitymacja szkolna',
  },
  /** For a person whose wallet wants to order a card by itself. */
  noAuthorization:
    'Legitymacji nie zamawia się w portfelu. Przygotuj kod QR w portalu swojej uczelni lub szkoły i otwórz go portfelem.',
  claim: {
    picture: 'Zdjęcie',
    given_name: 'Imię (imiona)',
    family_name: 'Nazwisko',
    birthdate: 'Data urodzenia',
    personal_administrative_number: 'PESEL',
    card_number: 'Numer legitymacji',
    date_of_issuance: 'Data wydania',
    date_of_expiry: 'Ważna do',
    institution_name: 'Nazwa uczelni lub szkoły',
    institution_id: 'Numer uczelni lub szkoły w rejestrze',
    issuing_authority: 'Organ wydający',
    issuing_country: 'Państwo',
    album_number: 'Numer albumu',
    schacHomeOrganization: 'Domena uczelni',
    eduPersonScopedAffiliation: 'Status na uczelni',
    institution_address: 'Adres szkoły',
  } satisfies Record<keyof StudentCardClaims | keyof PupilCardClaims, string>,
};
