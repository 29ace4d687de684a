import { demoPesel } from '@mleg/institution/demo/demo-pesel';
import type { PersonToLoad } from '@mleg/institution/demo/load-people';
import type { InstitutionSettingsInput } from '@mleg/institution/settings';
import sharp from 'sharp';
import type { Portal } from '../clients/portal.ts';
import { academicYear } from '../people/academic-year.ts';
import { PASSWORD } from '../people/people.ts';
import { ORIGINS } from '../surroundings/origins.ts';
import { createWorld, type World } from './world.ts';

/** A mother of both children, a father of the elder one, and nobody's guardian. */
export const MOTHER = 'mama';
export const FATHER = 'tata';
export const STRANGER = 'obca';
export const SECRETARY = 'sekretariat';
/** Of the class of both children. */
export const TEACHER = 'wychowawca';
export const HEAD = 'dyrektor';
/** The elder child has an account; the younger one has none. */
export const PUPIL = 'jagna';

export const plainPhoto = (width = 354, height = 496) =>
  sharp({ create: { width, height, channels: 3, background: '#8a6f5a' } })
    .jpeg()
    .toBuffer();

interface SchoolOptions {
  policies?: InstitutionSettingsInput['policies'];
  mail?: { url: string; from: string };
  /** With a registrar, and a shop in its register. */
  shop?: true;
  /** Days until the pupil turns 18; else years. */
  adultInDays?: number;
}

/** A school in which cards are applied for. */
export function createSchool(options: SchoolOptions = {}): Promise<World> {
  return createWorld({
    institution: {
      institutionId: 'sp2',
      name: 'Szkoła Podstawowa nr 2',
      kind: 'school',
      address: 'ul. Zmyślona 2, 99-998 Zmyślin',
      policies: { issue: 'application', peselRequired: false, ...options.policies },
      ...(options.mail ? { mail: options.mail } : {}),
    },
    people: (today) => family(today, options),
    ...(options.shop ? { shop: true } : {}),
  });
}

export async function family(today: Date, { adultInDays }: SchoolOptions): Promise<PersonToLoad[]> {
  const year = academicYear(today);
  const elder = adultInDays === undefined ? `${year - 12}-05-05` : birthdateOfAdultIn(today, adultInDays);
  const photo = await plainPhoto();
  const child = (givenName: string, albumNumber: string, birthdate: string, group = '6a'): PersonToLoad => ({
    person: {
      givenName,
      familyName: 'Zmyślona',
      birthdate,
      pesel: demoPesel(birthdate, Number(albumNumber.slice(-2))),
      albumNumber,
      group,
      status: 'active',
      physicalCard: { number: `U/${albumNumber}`, issuedOn: `${year - 1}-09-01`, validUntil: `${year + 1}-09-30` },
    },
    photo,
  });
  return [
    { ...child('Jagna', '1001', elder), account: { login: PUPIL, password: PASSWORD, office: false } },
    child('Kuba', '1002', `${year - 9}-06-06`),
    child('Iwo', '1003', `${year - 11}-07-07`, '6b'),
    { ...account(MOTHER), children: [{ albumNumber: '1001' }, { albumNumber: '1002' }] },
    { ...account(FATHER), children: [{ albumNumber: '1001' }] },
    account(STRANGER),
    account(SECRETARY, true),
    { account: { ...account(TEACHER).account, teaches: ['6a'] } },
    { account: { ...account(HEAD).account, head: true } },
  ];
}

const account = (login: string, office = false) => ({
  account: { login, password: PASSWORD, displayName: login, office, email: `${login}@example.org` },
});

function birthdateOfAdultIn(today: Date, days: number): string {
  const birthday = new Date(today.getTime() + days * 24 * 60 * 60_000);
  return `${birthday.getUTCFullYear() - 18}${birthday.toISOString().slice(4, 10)}`;
}

/** Ids of people by their given names. */
export async function idsByName(world: World): Promise<Record<string, string>> {
  const rows = await world.databases.institution.selectFrom('people').select(['person_id', 'given_name']).execute();
  return Object.fromEntries(rows.map((row) => [row.given_name, row.person_id]));
}

/** Sends a picture as the page does. */
export async function sendPhoto(world: World, portal: Portal, personId: string, picture: Buffer): Promise<Response> {
  return world.network.fetch(
    new Request(`${ORIGINS.institution}/photos/${personId}`, {
      method: 'POST',
      headers: { ...portal.headers, Origin: ORIGINS.institution, 'Content-Type': 'image/jpeg' },
      body: new Uint8Array(picture),
    }),
  );
}

export interface Inbox {
  messages: { messageId: string; kind: string; personId: string; detail?: string; note?: string; read: boolean }[];
  unread: number;
}

export async function inboxOf(portal: Portal): Promise<Inbox> {
  return (await portal.call<Inbox>('GET', '/messages')).body;
}

/** Of which kinds an account has messages, by name. */
export async function kindsOf(portal: Portal): Promise<string[]> {
  return (await inboxOf(portal)).messages.map(({ kind }) => kind).toSorted();
}
