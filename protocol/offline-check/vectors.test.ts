import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../jws/base64url.ts';
import { cardVectors } from '../make-vectors/offline-check/card-vectors.ts';
import { portraitVectors, questionVectors } from '../make-vectors/offline-check/phone-vectors.ts';
import { verdictVectors } from '../make-vectors/offline-check/verdict-vectors.ts';
import { vectorTitle } from '../make-vectors/vector.ts';
import { createPortraitCollector } from './portrait-collector.ts';
import { readQrText } from './qr-text.ts';
import { readQuestion } from './question.ts';
import cards from './vectors/cards.json' with { type: 'json' };
import portraits from './vectors/portraits.json' with { type: 'json' };
import questions from './vectors/questions.json' with { type: 'json' };
import verdicts from './vectors/verdicts.json' with { type: 'json' };

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
