import type { PersonToLoad } from '@mleg/institution/demo/load-people';
import sharp from 'sharp';
import { SECRETS } from './a-student.ts';
import { academicYear } from './academic-year.ts';

export const PASSWORD = 'cztery-slowa-i-kropka';
/** A student with nothing in the way of a card. */
export const STUDENT = 'wszechmila';
/** Another one. */
export const OTHER_STUDENT = 'dobrogost';
export const OFFICE = 'dziekanat';
/** Somebody else of the office: the second person. */
export const OTHER_OFFICE = 'prodziekan';

/** Invented people, valid around `today`. */
export async function people(today: Date): Promise<PersonToLoad[]> {
  const year = academicYear(today);
  const photo = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#8a6f5a' } })
    .jpeg()
    .toBuffer();
  const student = (login: string, albumNumber: string, person: object): PersonToLoad => ({
    person: {
      givenName: '',
      familyName: '',
      birthdate: '2004-02-29',
      albumNumber,
      group: 'Zmyślistyka, rok 2',
      status: 'active',
      physicalCard: { number: `PM${albumNumber}`, issuedOn: `${year - 1}-10-01`, validUntil: `${year + 1}-10-31` },
      ...person,
    },
    photo,
    account: { login, password: PASSWORD, office: false },
  });
  return [
    student(STUDENT, '190001', {
      givenName: SECRETS.givenName,
      familyName: SECRETS.familyName,
      pesel: SECRETS.pesel,
    }),
    student(OTHER_STUDENT, '190002', { givenName: 'Dobrogost', familyName: 'Wymyślony', pesel: '04222912354' }),
    { account: { login: OFFICE, password: PASSWORD, displayName: 'Dziekanat', office: true } },
    { account: { login: OTHER_OFFICE, password: PASSWORD, displayName: 'Prodziekan', office: true } },
  ];
}
