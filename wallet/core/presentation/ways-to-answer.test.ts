import { expect, test } from 'vitest';
import type { Card } from '../records/card.ts';
import type { Showing } from '../records/showing.ts';
import { chooseCopy } from './choose-copy.ts';
import { PESEL } from './pesel.ts';
import { waysToAnswer } from './ways-to-answer.ts';

const card = (id: string, kind: string, claims: Record<string, string> = {}): Card => ({
  id,
  issuer: 'https://issuer.example',
  issuerName: [],
  cardName: [],
  claimNames: [],
  vct: `https://issuer.example/types/${kind}/1`,
  claims: { birthdate: '2004-02-29', [PESEL]: '04222912347', ...claims },
  copies: ['one', 'two'].map((keyId) => ({ credential: '', keyId: `${id}-${keyId}` })),
  addedAt: '2026-11-21T12:00:00Z',
});

const asked = (kind: string, ...names: string[]) => ({
  id: kind,
  format: 'dc+sd-jwt',
  meta: { vct_values: [`https://issuer.example/types/${kind}/1`] },
  ...(names.length === 0 ? {} : { claims: names.map((name) => ({ id: name, path: [name] })) }),
});

const cards = [card('a', 'student-card'), card('b', 'pupil-card'), card('c', 'student-card')];
const ways = (query: object) =>
  waysToAnswer(query, cards)?.map((way) => way.map(({ card: { id }, paths }) => `${id}: ${paths.join()}`));

const seen = (viewer: string, keyId: string) => ({ viewer: { id: viewer }, cards: [{ keyId }] }) as unknown as Showing;

test('every card that would do is a way; the holder chooses', () => {
  const either = { credential_sets: [{ options: [['student-card'], ['pupil-card']] }] };
  const credentials = [asked('student-card', 'birthdate'), asked('pupil-card', 'birthdate')];
  expect(ways({ credentials, ...either })).toEqual([['a: birthdate'], ['c: birthdate'], ['b: birthdate']]);
  expect(ways({ credentials })).toEqual([
    ['a: birthdate', 'b: birthdate'],
    ['c: birthdate', 'b: birthdate'],
  ]);
});

test('what is optional, unheard of or no query at all is not answered', () => {
  const optional = { credential_sets: [{ options: [['student-card']], required: false }] };
  expect(ways({ credentials: [asked('student-card')], ...optional })).toEqual([]);
  expect(ways({ credentials: [asked('student-card', 'shoe_size')] })).toEqual([]);
  expect(ways({ credentials: 'all of them' })).toBeUndefined();
});

test('the PESEL is in a way only where there is none without it', () => {
  const claimSets = { claim_sets: [['birthdate', PESEL], ['birthdate']] };
  expect(ways({ credentials: [{ ...asked('pupil-card', 'birthdate', PESEL), ...claimSets }] })).toEqual([
    ['b: birthdate'],
  ]);
  expect(ways({ credentials: [asked('pupil-card', PESEL)] })).toEqual([[`b: ${PESEL}`]]);
});

test('a copy nobody else has seen goes first, then the one that fewest have', () => {
  const [student] = cards;
  const chosen = (viewer: string, ...showings: Showing[]) => student && chooseCopy(student, viewer, showings)?.keyId;
  expect(chosen('x')).toBe('a-one');
  expect(chosen('y', seen('x', 'a-one'))).toBe('a-two');
  expect(chosen('x', seen('x', 'a-two'))).toBe('a-two');
  expect(chosen('z', seen('x', 'a-one'), seen('y', 'a-two'), seen('w', 'a-one'))).toBe('a-two');
});
