import { expect, test } from 'vitest';
import { answerablePart } from './answerable-query.ts';
import { askedQuerySchema } from './dcql-query.ts';

const card = (id: string, members: object = {}) => ({
  id,
  format: 'dc+sd-jwt',
  meta: { vct_values: ['https://issuer.example/types/student-card/1'] },
  ...members,
});
const mdoc = { id: 'mdoc', format: 'mso_mdoc', meta: { doctype_value: 'org.iso.18013.5.1.mDL' } };
const unheard = { id: 'unheard', format: 'zk+card', meta: { shape: ['of', { its: 'own' }] }, claims: 'all' };
const sets = (...wanted: { options: string[][]; required?: boolean }[]) => ({ credential_sets: wanted });
const idsOf = (query: object) => {
  const part = answerablePart(query);
  if ('refused' in part) return part.refused;
  return [part.query.credentials.map(({ id }) => id), part.query.credential_sets?.map(({ options }) => options)];
};

test('a query for our format alone is taken as it is, with members nobody here knows', () => {
  const query = { credentials: [card('card', { trusted_authorities: [{ type: 'aki', values: ['a'] }] })], more: 1 };
  expect(answerablePart(query)).toMatchObject({ written: query });
});

test('another format as the alternative is left out, known or not', () => {
  for (const other of [mdoc, unheard])
    expect(idsOf({ credentials: [card('card'), other], ...sets({ options: [['card'], [other.id]] }) })).toEqual([
      ['card'],
      [[['card']]],
    ]);
});

test('an option that wants another format beside ours goes as a whole, and what is optional goes without a trace', () => {
  const credentials = [card('card'), card('pupil'), mdoc];
  const query = {
    credentials,
    ...sets({ options: [['card', 'mdoc'], ['pupil']] }, { options: [['mdoc']], required: false }),
  };
  expect(idsOf(query)).toEqual([['card', 'pupil'], [[['pupil']]]]);
});

test('where another format is wanted in any case there is no answer', () => {
  expect(idsOf({ credentials: [card('card'), mdoc] })).toBe('foreign-required');
  const both = sets({ options: [['card']] }, { options: [['mdoc']] });
  expect(idsOf({ credentials: [card('card'), mdoc], ...both })).toBe('foreign-required');
  const optional = sets({ options: [['mdoc']], required: false });
  expect(idsOf({ credentials: [card('card'), mdoc], ...optional })).toBe('foreign-required');
  expect(idsOf({ credentials: [mdoc, unheard] })).toBe('foreign-formats');
});

test('what is no query stays none, whatever else is in it', () => {
  const broken = [
    {},
    { credentials: [] },
    { credentials: Array.from({ length: 21 }, (_, at) => ({ ...mdoc, id: `mdoc-${at}` })) },
    { credentials: [card('card'), mdoc], credential_sets: [] },
    { credentials: [card('card'), mdoc], ...sets({ options: [] }) },
    { credentials: [card('card'), mdoc], ...sets(...Array.from({ length: 21 }, () => ({ options: [['card']] }))) },
    { credentials: [card('card'), card('card')] },
    { credentials: [card('card'), { ...mdoc, id: 'card' }] },
    { credentials: [card('card'), mdoc], ...sets({ options: [['card'], ['nobody']] }) },
    { credentials: [card('card', { meta: {} }), mdoc], ...sets({ options: [['card'], ['mdoc']] }) },
  ];
  expect(broken.map(idsOf)).toEqual(broken.map(() => 'malformed-query'));
});

test('a claim that is named twice is one claim; only a verifier of ours may not ask so', () => {
  const query = { credentials: [card('card', { claims: [{ path: ['a'] }, { path: ['a'], values: ['b'] }] })] };
  expect(idsOf(query)).toEqual([['card'], undefined]);
  expect(askedQuerySchema.safeParse(query).success).toBe(false);
  expect(
    askedQuerySchema.safeParse({ credentials: [card('card', { claims: [{ path: ['a'] }, { path: ['b'] }] })] }).success,
  ).toBe(true);
});
