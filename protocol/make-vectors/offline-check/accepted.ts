import type { JsonObject } from '../../json/json-value.ts';
import { encodeBase64url } from '../../jws/base64url.ts';
import { CLAIM } from '../../offline-check/claims.ts';
import { publicJwk } from '../../test-vectors/public-jwk.ts';
import type { Vector } from '../vector.ts';
import { type Parts, statusClaim } from './shown.ts';
import { type Situation, vector } from './vector.ts';
import { AUDIENCE, DAY, HOUR, LIST_URI, NONCE, NOW, PORTRAIT_HASH, QUESTION } from './world.ts';

/** What the good card says, read. */
export const CARD: JsonObject = {
  claims: {
    cardType: 'student-card',
    familyName: 'Brzęczyszczykiewicz-Żółkiewska',
    givenName: 'Grzegorz Świętosław',
    birthdate: '2005-05-05',
    cardNumber: '12345678',
    institutionId: '042',
    portraitHash: encodeBase64url(PORTRAIT_HASH),
  },
  institutionName: 'Politechnika Przykładowa',
  expiresAt: NOW + 60 * DAY,
};
const claimsWith = (change: JsonObject): JsonObject => ({
  ...CARD,
  claims: { ...(CARD['claims'] as JsonObject), ...change },
});

const green = (iat = NOW - 4): JsonObject => ({
  verdict: 'green',
  card: CARD,
  listAge: HOUR,
  twoWay: false,
  code: `${publicJwk('holder').x}.${iat}`,
});

const accept = (name: string, parts: Parts = {}, change: JsonObject = {}, situation: Situation = {}) =>
  vector(name, { ...green(Number(parts.claims?.[CLAIM.iat] ?? NOW - 4)), ...change }, parts, situation);

export const answering = (iat = NOW - 4): Parts => ({
  claims: { [CLAIM.iat]: iat, [CLAIM.aud]: AUDIENCE, [CLAIM.cnonce]: NONCE },
});
const asked = { question: QUESTION };

export async function accepted(): Promise<Vector[]> {
  const school = { 0: 2, 5: 'RSPO-7' };
  const pupil = {
    ...claimsWith({ cardType: 'pupil-card', institutionId: 'RSPO-7' }),
    institutionName: 'II Liceum w Przykładowie',
  };
  const lastSecond = NOW + 1;
  return [
    await accept('accepts a card shown just now'),
    await accept('accepts a code of 30 seconds', { claims: { [CLAIM.iat]: NOW - 30 } }),
    await accept('bears a holder’s clock 30 seconds ahead', { claims: { [CLAIM.iat]: NOW + 30 } }),
    await accept('accepts a pupil’s card', { card: school }, { card: pupil }),
    await accept('accepts a doctoral card', { card: { 0: 3 } }, { card: claimsWith({ cardType: 'doctoral-card' }) }),
    await accept(
      'reads a birth date before 1970',
      { card: { 3: -365 } },
      { card: claimsWith({ birthdate: '1969-01-01' }) },
    ),
    await accept(
      'accepts a card in its last second',
      { cardClaims: { [CLAIM.exp]: lastSecond } },
      { card: { ...CARD, expiresAt: lastSecond } },
    ),
    await accept('accepts the last place of the list', { cardClaims: { [CLAIM.status]: statusClaim(63, LIST_URI) } }),
    await accept(
      'accepts a list of 71 hours and says how old it is',
      {},
      { listAge: 71 * HOUR },
      { pack: 'with a list of 71 hours' },
    ),
    await accept('accepts an answer to the question that was asked', answering(), { twoWay: true }, asked),
    await accept(
      'accepts an answer whatever the holder’s clock says',
      answering(NOW - 9 * HOUR),
      { twoWay: true },
      asked,
    ),
    await accept(
      'accepts an answer in the last second of its question',
      answering(),
      { twoWay: true },
      {
        question: { ...QUESTION, askedAt: NOW - 120 },
      },
    ),
  ];
}
