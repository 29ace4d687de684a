import type { CardStatement } from '@mleg/issuer-contract/card-statement';
import { academicYear } from './academic-year.ts';
import { PICTURE } from './picture.ts';

export const REGISTRY_NUMBER = '999';

/** Told apart from everything else there is, so that a search for them finds only what should not be there. */
export const SECRETS = {
  familyName: 'Niepowtarzalska-Ćwiękała',
  givenName: 'Wszechmiła',
  pesel: '04222912347',
} as const;

/** Dates around the day it is asked on. */
export function aStudent(today: Date): CardStatement {
  const year = academicYear(today);
  return {
    cardType: 'student-card',
    holder: {
      family_name: SECRETS.familyName,
      given_name: SECRETS.givenName,
      birthdate: '2004-02-29',
      personal_administrative_number: SECRETS.pesel,
      picture: PICTURE,
      card_number: 'ELS-123456',
      date_of_issuance: `${year - 1}-10-01`,
      date_of_expiry: `${year + 1}-10-31`,
      album_number: '190001',
    },
  };
}
