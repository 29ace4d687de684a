import { isJsonObject } from '@mleg/protocol/json/json-value';
import { RESPONSE_ENCRYPTION } from '@mleg/protocol/openid4vp/response-encryption';
import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import type { ClaimPath } from '@mleg/protocol/sd-jwt/reveal-claims';
import { parseUrl } from '@mleg/protocol/url/parse-url';
import type { CardCopy } from '../records/card.ts';
import type { Showing } from '../records/showing.ts';
import { keepShowing } from '../showing/keep-showing.ts';
import { isNetworkFailure } from '../trust/network-failure.ts';
import type { WalletDeps } from '../wallet.ts';
import { chooseCopy } from './choose-copy.ts';
import { createPresentationClient } from './presentation-client.ts';
import type { PresentationProposal } from './read-request.ts';
import type { Share, Way } from './ways-to-answer.ts';

type Deps = Pick<WalletDeps, 'fetchFromVerifier' | 'vault' | 'keys' | 'now'>;

export type SendRefusal = { refused: 'offline' | 'dead-request' | 'verifier-fault' };

/** @returns where the verifier wants the browser to go on, if anywhere (OpenID4VP 1.0 §8.2) */
export async function sendPresentation(
  deps: Deps,
  proposal: PresentationProposal,
  way: Way,
): Promise<{ sent: true; goOn?: string } | SendRefusal> {
  const showings = await deps.vault.list('showing');
  const chosen = way.map((share) => ({ share, copy: copyFor(share, proposal, showings) }));
  const showing = await keepShowing(deps, { ...shownTo(proposal, chosen), outcome: 'begun' });
  const token = await Promise.all(chosen.map(({ share, copy }) => present(deps, proposal, share, copy)));
  const answer = await post(deps, proposal, await encrypt(deps, proposal, Object.fromEntries(token)));
  if ('refused' in answer) {
    // The answer may have arrived although no response came back: the log then keeps `begun`.
    if (answer.refused !== 'offline') await keepShowing(deps, { ...showing, outcome: 'refused' });
    return answer;
  }
  await keepShowing(deps, { ...showing, outcome: 'shown' });
  return answer;
}

/** Tells the verifier that nothing will come, so that its page does not wait. It is not told why (OpenID4VP 1.0 §8.5). */
export async function declinePresentation(deps: Deps, proposal: PresentationProposal): Promise<void> {
  await keepShowing(deps, { ...shownTo(proposal, []), outcome: 'declined' });
  const { state } = proposal.request.payload;
  const form = new URLSearchParams({ error: 'access_denied', ...(state === undefined ? {} : { state }) });
  await post(deps, proposal, form);
}

function copyFor({ card }: Share, { viewer }: PresentationProposal, showings: readonly Showing[]): CardCopy {
  const copy = chooseCopy(card, viewer.id, showings);
  if (copy === undefined) throw new Error('a card without a copy');
  return copy;
}

function shownTo(
  { viewer, purpose }: PresentationProposal,
  chosen: readonly { share: Share; copy: CardCopy }[],
): Omit<Showing, 'id' | 'at' | 'outcome'> {
  return {
    how: 'online',
    viewer,
    ...(purpose === undefined ? {} : { purpose }),
    cards: chosen.map(({ share: { card, paths }, copy }) => ({
      cardId: card.id,
      cardName: card.cardName,
      keyId: copy.keyId,
      claims: [...new Set(paths.map(([name]) => String(name)))],
    })),
  };
}

async function present(
  { keys, now }: Deps,
  { request }: PresentationProposal,
  { queryId, paths }: Share,
  copy: CardCopy,
): Promise<[string, [string]]> {
  const presented = await presentSdJwt({
    credential: copy.credential,
    disclose: (path) => paths.some((asked) => meets(asked, path)),
    keyBinding: {
      audience: request.clientId,
      nonce: request.nonce,
      iat: Math.floor(now().getTime() / 1000),
      sign: (input) => keys.sign(copy.keyId, new Uint8Array(input)),
    },
  });
  if ('refused' in presented) throw new Error(`a card on the shelf cannot be presented: ${presented.refused}`);
  return [queryId, [presented.presentation]];
}

/** Whether a disclosure is on the way to what was asked for, or a part of it. */
const meets = (asked: ClaimPath, disclosure: ClaimPath): boolean =>
  disclosure.every((part, index) => asked[index] === undefined || asked[index] === null || asked[index] === part);

async function encrypt(
  { now }: Pick<Deps, 'now'>,
  { request }: PresentationProposal,
  token: Record<string, [string]>,
): Promise<URLSearchParams> {
  const { jarm } = await createPresentationClient(now).createOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: request.payload,
    authorizationResponsePayload: { vp_token: token },
    jarm: {
      encryption: { nonce: '' },
      serverMetadata: {
        authorization_signing_alg_values_supported: [],
        authorization_encryption_alg_values_supported: [RESPONSE_ENCRYPTION.alg],
        authorization_encryption_enc_values_supported: [...RESPONSE_ENCRYPTION.enc],
      },
    },
  });
  if (jarm === undefined) throw new Error('an answer that was not encrypted');
  return new URLSearchParams({ response: jarm.responseJwt });
}

async function post(
  { fetchFromVerifier }: Pick<Deps, 'fetchFromVerifier'>,
  { request }: PresentationProposal,
  form: URLSearchParams,
): Promise<{ sent: true; goOn?: string } | SendRefusal> {
  try {
    const response = await fetchFromVerifier(request.responseUri, { method: 'POST', body: form });
    if (!response.ok) return { refused: response.status >= 500 ? 'verifier-fault' : 'dead-request' };
    const json: unknown = await response.json().catch(() => ({}));
    const address = isJsonObject(json) ? json['redirect_uri'] : undefined;
    const goOn = typeof address === 'string' ? parseUrl(address) : undefined;
    // The browser goes to this address: a `javascript:` address would run with the rights of this app.
    return goOn !== undefined && /^https?:$/.test(goOn.protocol) ? { sent: true, goOn: goOn.href } : { sent: true };
  } catch (error) {
    return { refused: isNetworkFailure(error, 'offline') ? 'offline' : 'verifier-fault' };
  }
}
