import type { CardSubject } from '@mleg/student-card/card-claims';
import { PICTURE } from './picture.ts';

export const REGISTRY_NUMBER = '999';

/** Told apart from everything else there is, so that a search for them finds only what should not be there. */
export const SECRETS = {
  familyName: 'Niepowtarzalska-Ćwiękała',
  givenName: 'Wszechmiła',
  pesel: '04222912347',
} as const;

/** Dates around the day it is asked on. */
export function aStudent(today: Date): CardSubject {
  const year = today.getUTCFullYear();
  return {
    cardType: 'student-card',
    claims: {
      family_name: SECRETS.familyName,
      given_name: SECRETS.givenName,
      birthdate: '2004-02-29',
      personal_administrative_number: SECRETS.pesel,
      picture: PICTURE,
      card_number: 'ELS-123456',
      date_of_issuance: `${year - 1}-10-01`,
      date_of_expiry: `${year + 1}-10-31`,
      institution_name: 'Uczelnia Zmyślona',
      institution_id: REGISTRY_NUMBER,
      issuing_authority: 'Uczelnia Zmyślona',
      issuing_country: 'PL',
      album_number: '190001',
      schacHomeOrganization: 'zmyslona.example',
      eduPersonScopedAffiliation: ['student@zmyslona.example', 'member@zmyslona.example'],
    },
  };
}
