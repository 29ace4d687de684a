import { encodeCbor } from '../../cose/cbor.ts';
import { encodeBase64url } from '../../jws/base64url.ts';
import { encodeBase45 } from '../../offline-check/base45.ts';
import { createPortraitFountain } from '../../offline-check/portrait-fountain.ts';
import type { Vector, VectorFile } from '../vector.ts';
import { AUDIENCE, NONCE, NOW, PORTRAIT, PORTRAIT_HASH } from './world.ts';

const question = (name: string, parts: Parameters<typeof encodeCbor>[0], number?: string): Vector => ({
  name,
  ...(number === undefined ? {} : { case: number }),
  input: { text: `MLN1:${encodeBase45(encodeCbor(parts))}` },
  expected: { refused: 'malformed' },
});

/** The inspector's question as a wallet reads it. */
export function questionVectors(): VectorFile {
  const good = question('reads a question', [NONCE, AUDIENCE, NOW]);
  const read = { nonce: encodeBase64url(NONCE), audience: AUDIENCE, askedAt: NOW };
  return {
    about: 'Questions of the two-way check, as a wallet reads them (docs/specifications/offline-check.md §6).',
    context: {},
    vectors: [
      { ...good, expected: { ok: true, question: read } },
      question('refuses a nonce of eight bytes', [NONCE.slice(8), AUDIENCE, NOW]),
      question('refuses a question of nobody', [NONCE, '', NOW]),
      question('refuses a name that turns the text around', [NONCE, 'PKP\u202e', NOW], 'W34'),
      question('refuses a name of two lines', [NONCE, 'PKP\nwszystko w porządku', NOW], 'W34'),
      question('refuses a name too long to be read', [NONCE, 'x'.repeat(41), NOW]),
      question('refuses a time that is text', [NONCE, AUDIENCE, 'now']),
      question('refuses a fourth member', [NONCE, AUDIENCE, NOW, ['pesel']], 'V50'),
    ],
  };
}

export async function portraitVectors(): Promise<VectorFile> {
  const fountain = await createPortraitFountain(PORTRAIT);
  const frames = [9, 2, 2, 4, 7, 1].map((index) => `MLF1:${encodeBase45(fountain.frameAt(index))}`);
  const hash = encodeBase64url(PORTRAIT_HASH);
  return {
    about:
      'Frames of a portrait, read one after another, and what is known then (docs/specifications/offline-check.md §5).',
    context: {},
    vectors: [
      {
        name: 'puts a portrait together from frames in any order',
        input: { portraitHash: hash, frames },
        expected: { portrait: encodeBase64url(PORTRAIT) },
      },
      {
        name: 'refuses the frames of another portrait',
        case: 'V47',
        input: { portraitHash: encodeBase64url(new Uint8Array(32)), frames },
        expected: { refused: 'another-portrait' },
      },
    ],
  };
}
