import type { Person } from '../people/person.ts';
import { cardValidUntil, daysFrom } from './demo-dates.ts';
import { DEMO_PASSWORD } from './demo-password.ts';
import { demoPesel } from './demo-pesel.ts';
import { drawPortrait } from './draw-portrait.ts';
import type { PersonToLoad } from './load-people.ts';

export interface DemoPerson {
  login: string;
  /** What this person is there to show, for whoever tries the demonstration. */
  shows: string;
  givenName: string;
  familyName: string;
  birthdate?: string;
  group: string;
  status?: Person['status'];
  pesel?: 'none' | 'of-another-day';
  /** Days from today to the last day printed on the card; `none` where there is no card. */
  card?: 'none' | { days: number; extendedDays?: number };
  photo?: 'none';
  office?: boolean;
}

/** A dozen students of every kind, eligible and not. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    login: 'zofia',
    shows: 'everything in order: order the code',
    givenName: 'Zofia',
    familyName: 'Bursztynek',
    birthdate: '2005-05-14',
    group: 'Informatyka, II rok',
  },
  {
    login: 'tymon',
    shows: 'everything in order, a second student to compare with',
    givenName: 'Tymon',
    familyName: 'Wydmuszko',
    birthdate: '2004-11-02',
    group: 'Budowa okrętów, III rok',
  },
  {
    login: 'maksymiliana',
    shows: 'very long names',
    givenName: 'Maksymiliana Aleksandra',
    familyName: 'Brzęczyszczykiewicz-Szczebrzeszyńska',
    birthdate: '2003-02-28',
    group: 'Inżynieria środowiska i energetyka odnawialna, IV rok',
  },
  {
    login: 'gabriel',
    shows: 'the last day on which the card is valid is today',
    givenName: 'Gabriel',
    familyName: 'Falochron',
    birthdate: '2002-08-30',
    group: 'Nawigacja, IV rok',
    card: { days: 0 },
  },
  {
    login: 'ola',
    shows: 'a student who also works in the office: may not revoke her own card',
    givenName: 'Ola',
    familyName: 'Latarnik',
    birthdate: '2001-07-21',
    group: 'Zarządzanie, I rok II stopnia',
    office: true,
  },
  {
    login: 'oksana',
    shows: 'no PESEL',
    givenName: 'Оксана',
    familyName: 'Морська',
    birthdate: '2004-03-08',
    group: 'Architektura, II rok',
    pesel: 'none',
  },
  {
    login: 'kornel',
    shows: 'the PESEL says another birth date',
    givenName: 'Kornel',
    familyName: 'Zatoka',
    birthdate: '2004-09-17',
    group: 'Elektrotechnika, III rok',
    pesel: 'of-another-day',
  },
  {
    login: 'lena',
    shows: 'the plastic card ran out',
    givenName: 'Lena',
    familyName: 'Mierzejka',
    birthdate: '2003-12-06',
    group: 'Chemia, III rok',
    card: { days: -21 },
  },
  {
    login: 'igor',
    shows: "only the Minister's extension: it does not count",
    givenName: 'Igor',
    familyName: 'Sztormiak',
    birthdate: '2004-01-23',
    group: 'Mechatronika, II rok',
    card: { days: -40, extendedDays: 60 },
  },
  {
    login: 'hania',
    shows: 'no plastic card',
    givenName: 'Hania',
    familyName: 'Kapitańska',
    birthdate: '2006-06-11',
    group: 'Matematyka, I rok',
    card: 'none',
  },
  {
    login: 'kaj',
    shows: 'no photo',
    givenName: 'Kaj',
    familyName: 'Żaglowiec',
    birthdate: '2005-10-01',
    group: 'Fizyka techniczna, I rok',
    photo: 'none',
  },
  {
    login: 'wit',
    shows: 'removed from the list of students',
    givenName: 'Wit',
    familyName: 'Rozgwiazda',
    birthdate: '2003-04-19',
    group: 'Geodezja, II rok',
    status: 'removed',
  },
  {
    login: 'nela',
    shows: 'incomplete data, and several obstacles at once',
    givenName: 'Nela',
    familyName: 'Perłowa',
    group: 'Biotechnologia, I rok',
    card: { days: -3 },
    photo: 'none',
    pesel: 'none',
  },
  {
    login: 'borys',
    shows: 'everything in order, a third student',
    givenName: 'Borys',
    familyName: 'Kilwater',
    birthdate: '2003-06-19',
    group: 'Logistyka morska, III rok',
  },
];

/** Works in the office and is no student. */
const OFFICE_LOGIN = 'dziekanat';
/** Leads it. */
const HEAD_LOGIN = 'kierownik';

/** What `main` prints: with what to sign in, and what there is to see. */
export const demoSignIns: readonly { login: string; password: string; shows: string }[] = [
  ...DEMO_PEOPLE.map(({ login, shows }) => ({ login, password: DEMO_PASSWORD, shows })),
  { login: OFFICE_LOGIN, password: DEMO_PASSWORD, shows: 'the office: find a student, revoke a card' },
  { login: HEAD_LOGIN, password: DEMO_PASSWORD, shows: 'the head of the office: the staff and their roles, alerts' },
];

/** The demonstration's people, with dates that follow today's, so that it stays true. */
export async function demoPeople(today: Date): Promise<PersonToLoad[]> {
  const students = await Promise.all(DEMO_PEOPLE.map((person, at) => toLoad(person, at, today)));
  const account = { login: OFFICE_LOGIN, password: DEMO_PASSWORD, displayName: 'Dorota Kompas', office: true };
  const head = {
    login: HEAD_LOGIN,
    password: DEMO_PASSWORD,
    displayName: 'Kazimierz Busola',
    office: true,
    head: true,
  };
  return [...students, { account }, { account: head }];
}

async function toLoad(demo: DemoPerson, at: number, today: Date): Promise<PersonToLoad> {
  const { login, givenName, familyName, birthdate, group, status = 'active', office = false } = demo;
  const albumNumber = String(190_101 + at * 37);
  const pesel = peselOf(demo, at);
  const card = physicalCardOf(demo, albumNumber, today);
  const person = {
    givenName,
    familyName,
    albumNumber,
    group,
    status,
    ...(birthdate ? { birthdate } : {}),
    ...(pesel ? { pesel } : {}),
    ...(card ? { physicalCard: card } : {}),
  };
  const account = { login, password: DEMO_PASSWORD, office };
  return { person, account, ...(demo.photo === 'none' ? {} : { photo: await drawPortrait(at) }) };
}

function peselOf({ pesel, birthdate }: DemoPerson, at: number): string | undefined {
  if (pesel === 'none' || !birthdate) return undefined;
  return demoPesel(pesel === 'of-another-day' ? '2004-09-18' : birthdate, at + 10);
}

function physicalCardOf({ card }: DemoPerson, albumNumber: string, today: Date): Person['physicalCard'] {
  if (card === 'none') return undefined;
  return {
    number: `PB${albumNumber}`,
    issuedOn: daysFrom(today, -420),
    validUntil: card ? daysFrom(today, card.days) : cardValidUntil(today),
    ...(card?.extendedDays ? { extendedUntil: daysFrom(today, card.extendedDays) } : {}),
  };
}
