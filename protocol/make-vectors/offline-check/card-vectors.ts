import { encodeCbor } from '../../cose/cbor.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { encodeBase64url } from '../../jws/base64url.ts';
import { CLAIM } from '../../offline-check/claims.ts';
import { publicJwk } from '../../test-vectors/public-jwk.ts';
import type { Vector, VectorFile } from '../vector.ts';
import { cardCases } from './card-cases.ts';
import { holderCnf, issuedCard, type Parts } from './shown.ts';
import { NOW, PORTRAIT } from './world.ts';

/** What an issuer may hand to a wallet: kept, or refused by the rules that an inspector has. */
export async function cardVectors(): Promise<VectorFile> {
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

async function card(
  name: string,
  parts: Parts,
  expected: JsonObject,
  number?: string,
  portrait = PORTRAIT,
): Promise<Vector> {
  const cwt = encodeBase64url(encodeCbor(await issuedCard(parts)));
  const abuseCase = number === undefined ? {} : { case: number };
  return { name, ...abuseCase, input: { cwt, portrait: encodeBase64url(portrait) }, expected };
}
