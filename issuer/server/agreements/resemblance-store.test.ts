import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuerDatabase } from '../database/schema.ts';
import { freshIssuerDatabase } from '../test-databases/fresh-issuer-database.ts';
import { isOneMailbox } from './mailbox-store.ts';

let opened: Awaited<ReturnType<typeof freshIssuerDatabase>>;
let database: Kysely<IssuerDatabase>;
beforeAll(async () => {
  opened = await freshIssuerDatabase();
  database = opened.database;
});
afterAll(() => opened[Symbol.asyncDispose]());

async function skeletonOf(words: string): Promise<string | undefined> {
  const { rows } = await sql<{ skeleton: string }>`select skeleton_of(${words}) as skeleton`.execute(database);
  return rows[0]?.skeleton;
}

const SCHOOL = 'Szkoła Podstawowa nr 10 im. Marii w Łodzi';

test.each([
  ['without diacritics and in capitals', 'SZKOLA PODSTAWOWA NR 10 IM. MARII W LODZI'],
  ['decomposed', SCHOOL.normalize('NFD')],
  ['other spaces and punctuation', '„Szkoła\u00A0Podstawowa”  nr-10 im Marii w Łodzi.'],
  ['a letter for a digit', 'Szkoła Podstawowa nr lO im. MarII w Łodzi'],
  ['two letters for one', 'Szkoła Podstavvowa nr 10 irn. Marii w Łodzi'],
  ['wide digits', SCHOOL.replace('10', '１０')],
  ['Cyrillic', 'Szkоłа Роdstаwоwа nr 10 im. Маrii w Łоdzі'],
  ['Greek', 'Szkοła Ρodstawowa nr 10 im. Μarii w Łodzi'],
  ['characters without a shape', 'Szko\u034Fła\uFE0F Podsta\u200Bwowa nr 10 im. Ma\u00ADrii w Łodzi\u3164'],
])('Q81: a name written %s is the same to who reads it', async (_how, name) => {
  expect(await skeletonOf(name)).toBe(await skeletonOf(SCHOOL));
});

test.each(['Szkoła Podstawowa nr 100', 'Szkoła Podstawowa nr 2', 'Przedszkole nr 10'])(
  'Q81: %s is another',
  async (name) => {
    expect(await skeletonOf(name)).not.toBe(await skeletonOf('Szkoła Podstawowa nr 10'));
  },
);

async function wordsOf(name: string): Promise<string | undefined> {
  const { rows } = await sql<{ words: string }>`select words_of(${name}) as words`.execute(database);
  return rows[0]?.words;
}

test.each([
  'Szkoła Podstawowa numer 1 w Morzance',
  'Szkoła Podstawowa w Morzance nr 1',
  'Szkoła Podstawowa nr 01 w Morzance',
  'Szkoła Podstawowa № 001 w Morzance',
  'SZKOLA PODSTAWOWA NR1 W MORZANCE',
  'w Morzance: „Podstawowa Szkoła” l',
])('Q103: %s has the same words', async (name) => {
  expect(await wordsOf(name)).toBe(await wordsOf('Szkoła Podstawowa nr 1 w Morzance'));
});

test.each([
  'Szkoła Podstawowa nr 10 w Morzance',
  'Szkoła Podstawowa nr 100 w Morzance',
  'Szkoła Podstawowa w Morzance',
  'Szkoła Podstawowa nr 1 w Zatoce',
])('Q103: %s has others', async (name) => {
  expect(await wordsOf(name)).not.toBe(await wordsOf('Szkoła Podstawowa nr 1 w Morzance'));
});

test('Q103: a name that is nothing but a number or signs has words, or none', async () => {
  expect(await wordsOf('nr 0')).toBe('o');
  expect(await wordsOf('nr')).toBeNull();
});

test('Q83: what stands behind a plus, capitals, and at Gmail dots are of the same mailbox; of one with another name nothing is', async () => {
  const isOne = (one: string, other: string) => isOneMailbox(database, ['x@y.example', one], other);
  expect(await isOne('Klara+szkola@ministerstwo.example', 'klara@ministerstwo.example')).toBe(true);
  expect(await isOne('k.lara+x@googlemail.com', 'klara@gmail.com')).toBe(true);
  expect(await isOne('k.lara@ministerstwo.example', 'klara@ministerstwo.example')).toBe(false);
  expect(await isOneMailbox(database, [], 'klara@ministerstwo.example')).toBe(false);
});
