import type { JsonObject } from '../../json/json-value.ts';
import { cardKeyId } from '../../offline-check/card-key-id.ts';
import { CLAIM } from '../../offline-check/claims.ts';
import { publicJwk } from '../../test-vectors/public-jwk.ts';
import type { Vector } from '../vector.ts';
import { CARD } from './accepted.ts';
import { type Parts, statusClaim } from './shown.ts';
import { red, type Situation, vector } from './vector.ts';
import { DAY, HOUR, LIST_URI, NOW, PLACE } from './world.ts';

const at = (place: number, uri?: string): Parts => ({ cardClaims: { [CLAIM.status]: statusClaim(place, uri) } });
const V42 = { number: 'V42' };
const V51 = { number: 'V51' };

/** Amber with the card, which is authentic, and how old everything is. */
const doubt = (name: string, reason: string, known: JsonObject, parts: Parts = {}, situation: Situation = {}) =>
  vector(name, { verdict: 'amber', reason, card: CARD, ...ages, ...known }, parts, situation);
const ages = { listAge: HOUR, packAge: HOUR };
const blank = (name: string, reason: string, known: JsonObject, parts: Parts, situation: Situation) =>
  vector(name, { verdict: 'amber', reason, ...known }, parts, situation);

export async function validity(): Promise<Vector[]> {
  const ended: Parts = { cardClaims: { [CLAIM.exp]: NOW } };
  const endedAndRevoked: Parts = { cardClaims: { ...ended.cardClaims, [CLAIM.status]: statusClaim(PLACE.invalid) } };
  const tomorrow: Parts = { cardClaims: { [CLAIM.iat]: NOW + DAY } };
  return [
    await red('refuses an expired card whose status is valid', 'expired', ended, { number: 'V41' }),
    await red('calls a card expired that is revoked as well', 'expired', endedAndRevoked, { number: 'V41' }),
    await red('refuses a card that does not begin yet', 'not-yet-valid', tomorrow),
    await red('refuses a pupil’s card of a university', 'not-entitled', { card: { 0: 2 } }),
    await red('refuses a card of an institution that has ended', 'not-entitled', { card: { 5: '099' } }),
    await blank(
      'does not know an institution it does not hold',
      'unknown-institution',
      ages,
      { card: { 5: '777' } },
      {},
    ),
  ];
}

export async function status(): Promise<Vector[]> {
  const foreign = "with another issuer's list";
  const { listAge: _, ...packAge } = ages;
  const old = { listAge: 72 * HOUR };
  const noList = (name: string, situation: Situation, parts?: Parts) =>
    vector(name, { verdict: 'amber', reason: 'no-status-list', card: CARD, ...packAge }, parts, situation);
  return [
    await red('refuses a revoked card', 'revoked', at(PLACE.invalid), V42),
    await red('refuses a suspended card', 'suspended', at(PLACE.suspended), V42),
    await red('refuses a status it does not know', 'status-unknown', at(PLACE.unknown)),
    await red('refuses the place behind the last', 'status-out-of-range', at(64), { number: 'V44' }),
    await red('refuses a place in the millions', 'status-out-of-range', at(9_007_199_254_740_991), { number: 'V44' }),
    await noList('does not know without a list', { ...V42, pack: 'without the list' }),
    await noList('does not know with the list of another address', V42, at(PLACE.valid, `${LIST_URI}0`)),
    await noList('does not believe a list another issuer has signed', { number: 'V43', pack: foreign }),
    await doubt(
      'does not know after 72 hours',
      'status-list-too-old',
      old,
      {},
      { ...V42, pack: 'with a list of 72 hours' },
    ),
    await doubt(
      'does not know once the list has expired',
      'status-list-too-old',
      {},
      {},
      { ...V42, pack: 'with an expired list' },
    ),
    await red('refuses a revoked card by however old a list', 'revoked', at(PLACE.invalid), {
      ...V42,
      pack: 'with a list of 72 hours',
    }),
    await doubt(
      'does not know whether a suspension was lifted since',
      'status-list-too-old',
      old,
      at(PLACE.suspended),
      {
        ...V42,
        pack: 'with a list of 72 hours',
      },
    ),
  ];
}

export async function packAndClock(): Promise<Vector[]> {
  const stranger: Parts = { cardHeader: { 4: await cardKeyId(publicJwk('stranger')) }, cardSigner: 'stranger' };
  const expired = { pack: 'expired' };
  const doubtful = { ...V51, doubt: 'jumped' };
  const aged = { packAge: 8 * DAY };
  const behind = { ...V51, pack: 'from the future' };
  const none = { pack: null };
  return [
    await blank('knows nothing without a pack', 'no-pack', {}, {}, none),
    await red('refuses a copied card even without a pack', 'wrong-holder-signature', { signer: 'stranger' }, none),
    await red(
      'refuses a screenshot even without a pack',
      'stale',
      { claims: { [CLAIM.iat]: NOW - 600 } },
      { ...none, number: 'V40' },
    ),
    await doubt('does not rely on an expired pack', 'pack-expired', aged, {}, expired),
    await blank('does not call a new key a stranger’s by an expired pack', 'pack-expired', aged, stranger, expired),
    await red('refuses a revoked card by an expired pack', 'revoked', at(PLACE.invalid), { ...V42, ...expired }),
    await doubt('does not know while the clock is doubtful', 'clock-doubtful', {}, {}, doubtful),
    await doubt(
      'does not call a code stale by a doubtful clock',
      'clock-doubtful',
      {},
      { claims: { [CLAIM.iat]: NOW - DAY } },
      doubtful,
    ),
    await doubt(
      'does not call a card expired by a doubtful clock',
      'clock-doubtful',
      { card: { ...CARD, expiresAt: NOW } },
      { cardClaims: { [CLAIM.exp]: NOW } },
      doubtful,
    ),
    await doubt('doubts a clock that is behind what it holds', 'clock-doubtful', { packAge: 0 }, {}, behind),
    await blank(
      'does not call a new key a stranger’s by a doubtful clock',
      'clock-doubtful',
      { packAge: HOUR },
      stranger,
      doubtful,
    ),
    await red('refuses a revoked card by a doubtful clock', 'revoked', at(PLACE.invalid), doubtful),
  ];
}
