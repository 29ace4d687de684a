import { later } from '@mleg/platform/clock/durations';
import { uuidBytes } from '@mleg/platform/random/uuid';
import { PRE_AUTHORIZED_CODE } from '@mleg/protocol/openid4vci/grant-types';
import { configurationIdOf } from '@mleg/student-card/card-type';
import type { IssuerDeps } from '../deps.ts';
import { CODE_LIFETIME } from '../durations.ts';
import { secretJson, tooManyRequests } from '../http/answers.ts';
import { makeTicket } from '../keys/ticket.ts';
import { handleDigest } from '../offers/activation-code.ts';
import { selectOpenOffer } from '../offers/redemption-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock' | 'random' | 'reached' | 'limits'>;

const ACTIVATION_CODE_DIGITS = 6;
const SALT_BYTES = 8;

/**
 * Step 5: GET /offers/{handle}. Each fetch mints a code of its own that lives ten minutes; the handle lives thirty days
 * and opens nothing by itself. What is unknown, used or dead looks the same. Only that is counted, and only that is told to
 * wait: a handle that is right works beside a neighbour who guesses (T13).
 */
export async function answerOffer(deps: Needed, handle: string, address: string): Promise<Response> {
  const now = deps.clock.now();
  const offer = await selectOpenOffer(deps.database, handleDigest(handle), now);
  if (!offer) {
    const over = await deps.limits.count('offer-handles', address);
    if (over) return tooManyRequests(over.retryAfterSeconds);
    return secretJson({ type: 'about:blank', title: 'No such offer', status: 404 }, 404);
  }
  const subject = Buffer.concat([uuidBytes(offer.offer_id), deps.random.bytes(SALT_BYTES)]);
  const code = makeTicket(deps.keys.tickets, 'pre-authorized-code', subject, later(now, CODE_LIFETIME));
  deps.reached('code-minted');
  return secretJson({
    credential_issuer: deps.settings.origin,
    credential_configuration_ids: [configurationIdOf(offer.card_type)],
    grants: { [PRE_AUTHORIZED_CODE]: { 'pre-authorized_code': code, tx_code: activationCode(offer.institution_name) } },
  });
}

/**
 * The description guides to where the code is shown (§4.1.1, at most 300 characters); it is also the one place in an
 * offer that can name the institution before anything is handed out. The name is 200 characters at most.
 */
const activationCode = (institutionName: string) => ({
  input_mode: 'numeric',
  length: ACTIVATION_CODE_DIGITS,
  description: `Portal: ${institutionName}`,
});
