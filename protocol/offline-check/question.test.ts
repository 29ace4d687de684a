import { expect, test } from 'vitest';
import { encodeCbor } from '../cose/cbor.ts';
import { AUDIENCE_LENGTH, NONCE_LENGTH, readQuestion, writeQuestion } from './question.ts';

const QUESTION = { nonce: new Uint8Array(NONCE_LENGTH), audience: 'a'.repeat(AUDIENCE_LENGTH), askedAt: 0 };
const read = ({ nonce, audience, askedAt }: { nonce: unknown; audience: unknown; askedAt: unknown }) =>
  readQuestion(encodeCbor([nonce, audience, askedAt] as Parameters<typeof encodeCbor>[0]));

test('a question is read as it was written, with the longest name and at the earliest moment', () => {
  expect(readQuestion(writeQuestion(QUESTION))).toEqual({ ok: true, question: QUESTION });
});

test.each([
  ['a longer name', { audience: 'a'.repeat(AUDIENCE_LENGTH + 1) }],
  ['no name', { audience: '' }],
  ['a name that turns around', { audience: 'a\u202eb' }],
  ['a shorter nonce', { nonce: new Uint8Array(NONCE_LENGTH - 1) }],
  ['a longer nonce', { nonce: new Uint8Array(NONCE_LENGTH + 1) }],
])('%s is neither written nor read', (_what, change) => {
  expect(() => writeQuestion({ ...QUESTION, ...change })).toThrow(RangeError);
  expect(read({ ...QUESTION, ...change })).toEqual({ refused: 'malformed' });
});

test.each([
  ['a moment before all time', { askedAt: -1 }],
  ['a moment in words', { askedAt: 'now' }],
  ['a nonce in words', { nonce: 'n'.repeat(NONCE_LENGTH) }],
])('%s is not read', (_what, change) => {
  expect(read({ ...QUESTION, ...change })).toEqual({ refused: 'malformed' });
});
