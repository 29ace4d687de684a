import { randomInt } from 'node:crypto';
import type { CardSubject } from '@mleg/student-card/card-claims';
import { REGISTRY_NUMBER } from './load-institution.ts';

/** A student whose portrait is as large as a real one: 18 kB. Between a JPEG's first and last bytes there need be no picture: the issuer only signs it. */
export function makeLoadSubject(portraitBytes: number): CardSubject {
  const portrait = Buffer.alloc(portraitBytes, `${randomInt(1e9)}`);
  portrait.set([0xff, 0xd8]);
  portrait.set([0xff, 0xd9], portraitBytes - 2);
  const year = new Date().getUTCFullYear();
  return {
    cardType: 'student-card',
    claims: {
      family_name: 'Pomiarowska-Łączyńska',
      given_name: 'Świętosława',
      birthdate: '2004-02-29',
      personal_administrative_number: '04222912347',
      picture: `data:image/jpeg;base64,${portrait.toString('base64')}`,
      card_number: `PM${randomInt(1e6, 1e7)}`,
      date_of_issuance: `${year}-10-01`,
      date_of_expiry: `${year + 1}-10-31`,
      institution_name: 'Uczelnia Pomiarowa',
      institution_id: REGISTRY_NUMBER,
      issuing_authority: 'Ministerstwo Pomiarów',
      issuing_country: 'PL',
      album_number: `${randomInt(1e5, 1e6)}`,
      schacHomeOrganization: 'pomiar.example',
      eduPersonScopedAffiliation: ['student@pomiar.example'],
    },
  };
}
