import { daysFrom } from './demo-dates.ts';
import { DEMO_PASSWORD } from './demo-password.ts';
import { demoPesel } from './demo-pesel.ts';
import { drawPortrait } from './draw-portrait.ts';
import type { PersonToLoad } from './load-people.ts';

interface DemoPupil {
  givenName: string;
  familyName: string;
  /** What there is of photo and application beside what is usual: both accepted. */
  lacks?: 'photo' | 'photo-waits' | 'application' | 'application-waits' | 'physical-card';
}

const FAMILY_NAMES = ['Bursztyn', 'Falko', 'Latarka', 'Mewa', 'Muszelka', 'Piaskowa', 'Rybitwa', 'Sosenka', 'Wydma'];
const GIVEN_NAMES = [
  'Ala',
  'Borys',
  'Celina',
  'Dorian',
  'Ela',
  'Filip',
  'Gaja',
  'Hubert',
  'Iga',
  'Jan',
  'Kaja',
  'Leon',
];
const CLASS_SIZE = 15;

/** The first ones of each class are there to show something; the others fill the class. */
const SPECIAL: Readonly<Record<number, DemoPupil>> = {
  0: { givenName: 'Hela', familyName: 'Żeglarz' },
  1: { givenName: 'Staś', familyName: 'Żeglarz', lacks: 'application' },
  2: { givenName: 'Marynia', familyName: 'Kotwica', lacks: 'photo-waits' },
  3: { givenName: 'Tadzio', familyName: 'Wiosło', lacks: 'application-waits' },
  4: { givenName: 'Kostek', familyName: 'Bryza', lacks: 'photo' },
  15: { givenName: 'Zuzia', familyName: 'Żeglarz', lacks: 'photo' },
  16: { givenName: 'Pola', familyName: 'Przystań', lacks: 'photo-waits' },
};
const USUALLY_LACKING = ['photo-waits', undefined, 'application-waits', undefined, 'physical-card'] as const;

/** A pupil of the last year who turns 18 on the day the demonstration is filled, after years abroad. */
const OLDEST = 29;

export const demoSchoolSignIns: readonly { login: string; password: string; shows: string }[] = [
  { login: 'rodzic', password: DEMO_PASSWORD, shows: 'a mother of three children: order a code, apply, send a photo' },
  {
    login: 'tata',
    password: DEMO_PASSWORD,
    shows: 'the father: two of the children; his right for the third has ended',
  },
  { login: 'hela', password: DEMO_PASSWORD, shows: 'a pupil with everything in order' },
  { login: 'kostek', password: DEMO_PASSWORD, shows: 'a pupil without a photo' },
  { login: 'pelnoletni', password: DEMO_PASSWORD, shows: 'a pupil who turns 18 today and acts alone' },
  { login: 'opiekun18', password: DEMO_PASSWORD, shows: 'the guardian who since today sees no child any more' },
  { login: 'sekretariat', password: DEMO_PASSWORD, shows: 'the office: photos and applications that wait' },
  { login: 'wychowawca', password: DEMO_PASSWORD, shows: 'the teacher of class 4a: photos, who has codes, slips' },
  { login: 'dyrektor', password: DEMO_PASSWORD, shows: 'the head: the staff and their roles, alerts' },
];

/** Thirty pupils of two classes, their guardians and the office; dates follow today's. */
export async function demoSchoolPeople(today: Date): Promise<PersonToLoad[]> {
  const pupils = await Promise.all(Array.from({ length: 2 * CLASS_SIZE }, (_, at) => toLoad(at, today)));
  const children = (...numbers: number[]) => numbers.map((at) => ({ albumNumber: registerNumber(at) }));
  return [
    ...pupils,
    { ...guardian('rodzic', 'Nadia Żeglarz'), children: children(0, 1, 15) },
    {
      ...guardian('tata', 'Olaf Żeglarz'),
      children: [...children(0, 1), { albumNumber: registerNumber(15), ended: true }],
    },
    { ...guardian('opiekun18', 'Roman Horyzont'), children: children(OLDEST) },
    { account: { login: 'sekretariat', password: DEMO_PASSWORD, displayName: 'Sabina Bosman', office: true } },
    { account: { ...staff('wychowawca', 'Wacław Sternik'), teaches: ['4a'] } },
    { account: { ...staff('dyrektor', 'Danuta Latarnia'), head: true } },
  ];
}

const staff = (login: string, displayName: string) => ({ login, password: DEMO_PASSWORD, displayName, office: false });

const guardian = (login: string, displayName: string): PersonToLoad => ({
  account: { login, password: DEMO_PASSWORD, displayName, office: false, email: `${login}@morzanka.example` },
});

const LOGINS: Readonly<Record<number, string>> = { 0: 'hela', 4: 'kostek', [OLDEST]: 'pelnoletni' };

async function toLoad(at: number, today: Date): Promise<PersonToLoad> {
  const { givenName, familyName, lacks } = pupilAt(at);
  const birthdate = birthdateAt(at, today);
  const card = { number: `U/${registerNumber(at)}`, issuedOn: daysFrom(today, -60), validUntil: daysFrom(today, 300) };
  const portrait = await drawPortrait(at);
  const state = lacks === 'application-waits' ? 'waiting' : 'accepted';
  return {
    person: {
      givenName,
      familyName,
      birthdate,
      pesel: demoPesel(birthdate, at + 50),
      albumNumber: registerNumber(at),
      group: at < CLASS_SIZE ? '4a' : '8b',
      status: 'active',
      ...(lacks === 'physical-card' ? {} : { physicalCard: card }),
    },
    ...(lacks === 'photo' || lacks === 'photo-waits' ? {} : { photo: portrait }),
    ...(lacks === 'photo-waits' ? { waitingPhoto: portrait } : {}),
    ...(lacks === 'application' ? {} : { application: state }),
    account: { login: LOGINS[at] ?? `uczen${at + 1}`, password: DEMO_PASSWORD, office: false },
  };
}

function pupilAt(at: number): DemoPupil {
  const special = SPECIAL[at];
  if (special) return special;
  if (at === OLDEST) return { givenName: 'Gustaw', familyName: 'Horyzont' };
  const givenName = GIVEN_NAMES[at % GIVEN_NAMES.length] ?? '';
  const familyName = FAMILY_NAMES[(at * 5) % FAMILY_NAMES.length] ?? '';
  const lacks = USUALLY_LACKING[at % USUALLY_LACKING.length];
  return { givenName, familyName, ...(lacks ? { lacks } : {}) };
}

function birthdateAt(at: number, today: Date): string {
  const day = daysFrom(today, 0);
  const year = Number(day.slice(0, 4));
  if (at === OLDEST) return `${year - 18}${day.slice(4) === '-02-29' ? '-03-01' : day.slice(4)}`;
  const month = String(1 + (at % 12)).padStart(2, '0');
  return `${year - (at < CLASS_SIZE ? 10 : 14)}-${month}-${String(3 + (at % 25)).padStart(2, '0')}`;
}

const registerNumber = (at: number) => `${2101 + at}`;
