import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../../jws/base64url.ts';
import { createPortraitCollector } from '../../offline-check/portrait-collector.ts';
import { readQrText } from '../../offline-check/qr-text.ts';
import { readQuestion } from '../../offline-check/question.ts';
import cards from '../../offline-check/vectors/cards.json' with { type: 'json' };
import portraits from '../../offline-check/vectors/portraits.json' with { type: 'json' };
import questions from '../../offline-check/vectors/questions.json' with { type: 'json' };
import verdicts from '../../offline-check/vectors/verdicts.json' with { type: 'json' };
import { vectorTitle } from '../../test-vectors/vector-title.ts';
import { cardVectors } from './card-vectors.ts';
import { portraitVectors, questionVectors } from './phone-vectors.ts';
import { verdictVectors } from './verdict-vectors.ts';

describe('a question', () => {
  it.each(questions.vectors.map((vector) => [vectorTitle(vector), vector] as const))('%s', (_, { input, expected }) => {
    const read = readQrText(input.text);
    const question = 'ok' in read ? readQuestion(read.bytes) : read;
    const written = 'ok' in question ? encodeBase64url(question.question.nonce) : undefined;
    expect('ok' in question ? { ok: true, question: { ...question.question, nonce: written } } : question).toEqual(
      expected,
    );
  });
});

describe('a portrait', () => {
  it.each(portraits.vectors.map((vector) => [vectorTitle(vector), vector] as const))(
    '%s',
    async (_, { input, expected }) => {
      const collector = createPortraitCollector(decodeBase64url(input.portraitHash) ?? new Uint8Array());
      let last: unknown;
      for (const text of input.frames) {
        const read = readQrText(text);
        const collected = 'ok' in read ? await collector.add(read.bytes) : read;
        last = 'portrait' in collected ? { portrait: encodeBase64url(collected.portrait) } : collected;
      }
      expect(last).toEqual(expected);
    },
  );
});

describe('the published vectors', () => {
  it('are what their generator makes, signatures included', async () => {
    expect(await verdictVectors()).toEqual(verdicts);
    expect(await cardVectors()).toEqual(cards);
    expect(questionVectors()).toEqual(questions);
    expect(await portraitVectors()).toEqual(portraits);
  });

  it('have a name each', () => {
    const names = verdicts.vectors.map(vectorTitle);
    expect(new Set(names).size).toBe(names.length);
  });
});
