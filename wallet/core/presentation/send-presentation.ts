import { presentSdJwt } from '@mleg/protocol/sd-jwt/present-sd-jwt';
import type { ClaimPath } from '@mleg/protocol/sd-jwt/reveal-claims';
import type { CardCopy } from '../records/card.ts';
import type { Showing } from '../records/showing.ts';
import { keepShowing } from '../showing/keep-showing.ts';
import type { WalletDeps } from '../wallet.ts';
import { chooseCopy } from './choose-copy.ts';
import { ENCRYPTION, encryptionKeyOf } from './encryption.ts';
import { type GoOn, type Posted, type PostRefusal, postError, postToVerifier } from './post-to-verifier.ts';
import { createPresentationClient } from './presentation-client.ts';
import type { PresentationProposal } from './read-request.ts';
import type { Share, Way } from './ways-to-answer.ts';

type Deps = Pick<WalletDeps, 'fetchFromVerifier' | 'vault' | 'keys' | 'now'>;

export type SendRefusal = PostRefusal | ({ refused: 'unsupported-request' } & GoOn);

/** Nothing is written into the log before there is an answer to send, and nothing is sent before it is in the log. */
export async function sendPresentation(
  deps: Deps,
  proposal: PresentationProposal,
  way: Way,
): Promise<Posted | SendRefusal> {
  const { request } = proposal;
  const showings = await deps.vault.list('showing');
  const chosen = way.map((share) => ({ share, copy: copyFor(share, proposal, showings) }));
  const token = await Promise.all(chosen.map(({ share, copy }) => present(deps, proposal, share, copy)));
  const form = await encrypt(deps, proposal, Object.fromEntries(token)).catch(() => undefined);
  if (form === undefined) {
    return { refused: 'unsupported-request', ...(await postError(deps, request, 'invalid_request')) };
  }
  const showing = await keepShowing(deps, { ...shownTo(proposal, chosen), outcome: 'begun' });
  const answer = await postToVerifier(deps, request, form);
  if ('refused' in answer) {
    // The answer may have arrived although no response came back: the log then keeps `begun`.
    if (answer.refused !== 'offline') await keepShowing(deps, { ...showing, outcome: 'refused' });
    return answer;
  }
  await keepShowing(deps, { ...showing, outcome: 'shown' });
  return answer;
}

/** The verifier is told that nothing will come, and not why. */
export async function declinePresentation(deps: Deps, proposal: PresentationProposal): Promise<GoOn> {
  await keepShowing(deps, { ...shownTo(proposal, []), outcome: 'declined' });
  return postError(deps, proposal.request, 'access_denied');
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

/** Throws where the verifier's key is no key. */
async function encrypt(
  { now }: Pick<Deps, 'now'>,
  { request }: PresentationProposal,
  token: Record<string, [string]>,
): Promise<URLSearchParams> {
  const jwk = encryptionKeyOf(request.payload.client_metadata);
  if (jwk === undefined) throw new Error('a request without a key to answer to');
  const { jarm } = await createPresentationClient(now).createOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: request.payload,
    authorizationResponsePayload: { vp_token: token },
    jarm: {
      encryption: { nonce: '', jwk },
      serverMetadata: {
        authorization_signing_alg_values_supported: [],
        authorization_encryption_alg_values_supported: [ENCRYPTION.alg],
        authorization_encryption_enc_values_supported: [...ENCRYPTION.enc],
      },
    },
  });
  if (jarm === undefined) throw new Error('an answer that was not encrypted');
  return new URLSearchParams({ response: jarm.responseJwt });
}
