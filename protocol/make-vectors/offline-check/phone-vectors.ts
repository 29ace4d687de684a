import { encodeCbor } from '../../cose/cbor.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { encodeBase64url } from '../../jws/base64url.ts';
import { encodeBase45 } from '../../offline-check/base45.ts';
import { CLAIM } from '../../offline-check/claims.ts';
import { createPortraitFountain } from '../../offline-check/portrait-fountain.ts';
import { publicJwk } from '../sign.ts';
import type { Vector, VectorFile } from '../vector.ts';
import { cardCases } from './card-cases.ts';
import { holderCnf, issuedCard, type Parts } from './shown.ts';
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

/** What an issuer may hand to a wallet: kept, or refused by the rules that an inspector has. */
export async function cardVectors(): Promise<VectorFile> {
  const card = async (name: string, parts: Parts, expected: JsonObject, number?: string, portrait = PORTRAIT) => {
    const cwt = encodeBase64url(encodeCbor(await issuedCard(parts)));
    const abuseCase = number === undefined ? {} : { case: number };
    return { name, ...abuseCase, input: { cwt, portrait: encodeBase64url(portrait) }, expected };
  };
  const cases = (await cardCases()).map(({ name, reason, parts, number }) =>
    card(name, parts, { refused: reason.replace(/^card-/, '') }, number),
  );
  const longer = Uint8Array.of(...PORTRAIT, 0);
  return {
    about:
      'Compact cards as an issuer hands them to a wallet (docs/specifications/offline-check.md §3), with the portrait.',
    context: { now: NOW, issuerKey: publicJwk('issuer'), holderKey: publicJwk('holder') },
    vectors: await Promise.all([
      card('keeps a card', {}, { ok: true }),
      card('keeps a doctoral card', { card: { 0: 3 } }, { ok: true }),
      card('keeps a card in its last second', { cardClaims: { [CLAIM.exp]: NOW + 1 } }, { ok: true }),
      ...cases,
      card('refuses a card that has ended', { cardClaims: { [CLAIM.exp]: NOW } }, { refused: 'expired' }, 'V41'),
      card(
        'refuses a card of another phone',
        { cardClaims: { [CLAIM.cnf]: holderCnf('stranger') } },
        { refused: 'wrong-holder' },
        'V38',
      ),
      card('refuses another portrait', {}, { refused: 'wrong-portrait' }, 'V47', longer),
    ]),
  };
}
