import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import { parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import cards from '@mleg/protocol/offline-check/vectors/cards.json' with { type: 'json' };
import questions from '@mleg/protocol/offline-check/vectors/questions.json' with { type: 'json' };
import { vectorTitle } from '@mleg/protocol/test-vectors/vector-title';
import { describe, expect, it } from 'vitest';
import { verifyCompactCard } from '../card/verify-compact-card.ts';
import { readQuestionCode } from './read-question-code.ts';

const keyOf = (input: unknown) => {
  const read = parseEcPublicJwk(input);
  if ('refused' in read) throw new Error(read.refused);
  return read.jwk;
};
const { now } = cards.context;
const expected = {
  issuerKey: keyOf(cards.context.issuerKey),
  key: { keyId: 'of-this-phone', publicJwk: keyOf(cards.context.holderKey) },
};

describe('a compact card that an issuer hands over', () => {
  it.each(cards.vectors.map((vector) => [vectorTitle(vector), vector] as const))('%s', async (_, vector) => {
    const kept = await verifyCompactCard({ now: () => new Date(now * 1000) }, vector.input, expected);
    expect(kept !== undefined).toBe('ok' in vector.expected);
  });
});

describe('an inspector’s question', () => {
  it.each(questions.vectors.map((vector) => [vectorTitle(vector), vector] as const))('%s', (_, vector) => {
    const question = readQuestionCode(vector.input.text);
    const written = question && { ok: true, question: { ...question, nonce: encodeBase64url(question.nonce) } };
    expect(written ?? { refused: 'malformed' }).toEqual(vector.expected);
  });
});
