import { timingSafeEqual } from 'node:crypto';
import { uuidOf } from '@mleg/platform/random/uuid';
import type { IssuerDeps } from '../deps.ts';
import { changeForGood } from '../journal/issuer-journal.ts';
import { readTicket } from '../keys/ticket.ts';
import { activationDigest, readActivationCode } from './activation-code.ts';
import { type Grant, makeGrant, type Tokens } from './grant.ts';
import { redeemOffer, settleAttempt, spendAttempt } from './redemption-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'keys' | 'clock' | 'random' | 'log' | 'wake' | 'reached'>;

export interface RedemptionRequest {
  preAuthorizedCode: string;
  txCode: string;
  /** Thumbprint of the key that the token will be bound to. */
  jkt: string;
  /** Digest of the `client_id`, where one was said. */
  client?: Buffer;
}

export type RedemptionAnswer = Tokens | { refused: 'wrong-codes' };

/** No offer has it: what was never given out takes the way of what was (T14). */
const NO_OFFER = '00000000-0000-0000-0000-000000000000';
const NO_DIGEST = Buffer.alloc(32);

/** The offer that a minted code belongs to; a code that is forged, foreign or too old belongs to none. */
export function offerOfCode({ keys, clock }: Pick<IssuerDeps, 'keys' | 'clock'>, code: string): string | undefined {
  const ticket = readTicket(keys.tickets, 'pre-authorized-code', code, clock.now());
  return 'refused' in ticket ? undefined : uuidOf(ticket.subject.subarray(0, 16));
}

/**
 * Step 6a: exchanges a minted code and the activation code for an access token. An attempt is spent before it is
 * evaluated, so that no number of parallel guesses gets more of them than there are (T8); the first right one ends the
 * offer, and with it every code that was minted from it. Only the key that redeemed it may ask again, until it has a card.
 */
export async function redeem(deps: Needed, request: RedemptionRequest): Promise<RedemptionAnswer> {
  const now = deps.clock.now();
  const offerId = offerOfCode(deps, request.preAuthorizedCode) ?? NO_OFFER;
  const digest = await spendAttempt(deps.database, { offerId, now });
  deps.reached('attempt-spent');
  const given = activationDigest(deps.keys.pepper, offerId, readActivationCode(request.txCode));
  const right = timingSafeEqual(given, digest ?? NO_DIGEST);
  const { tokens, grant } = makeGrant(deps, { ...request, offerId, tokenKey: request.jkt, now });
  if (right && (await redeemForGood(deps, grant))) {
    deps.wake('deliver-changes');
    return tokens;
  }
  const event = await changeForGood(deps, async (transaction, facts) => {
    const settled = await settleAttempt(transaction, { grant, spent: digest !== undefined && !right });
    const isSpent = settled === 'activation.repeated' || settled === 'activation.locked';
    if (isSpent) facts.push({ fact: 'codes-spent', offerIds: [offerId] });
    return settled;
  });
  if (event === 'activation.repeated') return tokens;
  // Somebody has these codes a second time: the phone that redeemed them may not be the holder's (T3).
  if (event === 'activation.used-code') deps.log.warn({ offerId }, event);
  if (event === 'activation.wrong-code' || event === 'activation.locked') deps.wake('deliver-changes');
  return { refused: 'wrong-codes' };
}

/** False where somebody was faster. */
function redeemForGood(deps: Needed, grant: Grant): Promise<boolean> {
  const { offerId, now } = grant;
  return changeForGood(
    deps,
    async (transaction, facts) => {
      const order = await redeemOffer(transaction, grant);
      if (order) facts.push({ fact: 'code-used', offerId, ...order, at: now });
      return order !== undefined;
    },
    (isRedeemed) => isRedeemed && deps.reached('redeemed'),
  );
}
