import type * as polish from '../pl/texts.ts';

export const texts: typeof polish.texts = {
  card: {
    'student-card': 'Student card',
    'pupil-card': 'Pupil card',
  },
  noAuthorization:
    'A card is not ordered in a wallet. Prepare a QR code in the portal of your university or school, and open it with the wallet.',
  claim: {
    picture: 'Portrait',
    given_name: 'Given name(s)',
    family_name: 'Family name',
    birthdate: 'Date of birth',
    personal_administrative_number: 'PESEL number',
    card_number: 'Card number',
    date_of_issuance: 'Date of issue',
    date_of_expiry: 'Valid until',
    institution_name: 'Institution',
    institution_id: 'Institution number',
    issuing_authority: 'Issuing authority',
    issuing_country: 'Country',
    album_number: 'Student number',
    schacHomeOrganization: 'Home organisation',
    eduPersonScopedAffiliation: 'Affiliation',
    institution_address: 'School address',
  },
};
