import { Oauth2ClientErrorResponseError } from '@openid4vc/oauth2';
import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import { type ActivationDepsOf, continueActivation } from '../activation/continue-activation.ts';
import { makeCopyKeys } from '../activation/make-keys.ts';
import { refusalOfFault, statusOf } from '../activation/refusal-of-fault.ts';
import { dpopOption, namedIdentifiers } from '../activation/request-token.ts';
import type { Activation } from '../records/activation.ts';
import type { Card } from '../records/card.ts';
import { isDue, type Renewal } from '../records/renewal.ts';

/**
 * - `unchanged`: the issuer was asked and has nothing new
 * - `not-due`: the issuer was asked not long ago
 * - `not-renewable`: there is no token to ask with, or the issuer accepts it no more
 */
export type RenewalResult =
  | { renewed: Card }
  | { unchanged: true }
  | { refused: 'not-due' | 'not-renewable' | 'offline' | 'too-many-requests' | 'later' | 'issuer-fault' };

/**
 * Asks the issuer whether it has something new for a card, and if so fetches it with new keys, in the steps of an
 * activation that begins at its token. An interrupted renewal goes on. Two calls for one card must not run at the same
 * time: the issuer would take the second for a copy of this phone.
 */
export async function renewCard(deps: ActivationDepsOf, cardId: string): Promise<RenewalResult> {
  const open = await deps.vault.read('activation', cardId);
  if (open !== undefined) return open.renews ? finish(deps, cardId) : { refused: 'not-due' };
  const renewal = await deps.vault.read('renewal', cardId);
  if (renewal === undefined || (await isDead(deps, cardId))) return { refused: 'not-renewable' };
  if (!isDue(renewal, deps.now())) return { refused: 'not-due' };
  const metadata = await deps.issuers.load(renewal.issuer);
  if ('refused' in metadata) return { refused: metadata.refused === 'offline' ? 'offline' : 'issuer-fault' };
  const asked = await ask(deps, renewal, metadata);
  if ('refused' in asked) return asked;
  if (!asked.isNew) return { unchanged: true };
  await begin(deps, asked.renewal, metadata);
  return finish(deps, cardId);
}

/** A revoked or suspended card is replaced by a new code only. */
async function isDead({ vault }: ActivationDepsOf, cardId: string): Promise<boolean> {
  const card = await vault.read('card', cardId);
  return card === undefined || card.lastCheck?.status === 'revoked' || card.lastCheck?.status === 'suspended';
}

/** Exchanges the refresh token for a new one (RFC 6749 §6). The answer is stored before it is used. */
async function ask(
  deps: ActivationDepsOf,
  renewal: Renewal,
  metadata: IssuerMetadataResult,
): Promise<{ renewal: Renewal; isNew: boolean } | Extract<RenewalResult, { refused: string }>> {
  const [authorizationServerMetadata] = metadata.authorizationServers;
  if (authorizationServerMetadata === undefined) return { refused: 'issuer-fault' };
  try {
    const { accessTokenResponse } = await deps.protocol.oauth2.retrieveRefreshTokenAccessToken({
      authorizationServerMetadata,
      refreshToken: renewal.token.refreshToken,
      ...dpopOption(renewal.token.dpopBound, renewal.dpop),
    });
    const {
      access_token: accessToken,
      refresh_token: refreshToken = renewal.token.refreshToken,
      scope,
      authorization_details: details,
    } = accessTokenResponse;
    const token = { ...renewal.token, ...namedIdentifiers(details), accessToken, refreshToken };
    const next = { ...renewal, token, askedAt: deps.now().toISOString() };
    await deps.vault.apply([{ put: 'renewal', record: next }]);
    return { renewal: next, isNew: givesCard(metadata, renewal, scope) };
  } catch (error) {
    return refuse(deps, renewal, error);
  }
}

/** A scope that leaves the card's out says that there is none to fetch; no scope is the one from before (RFC 6749 §5.1). */
function givesCard(
  { credentialIssuer }: IssuerMetadataResult,
  { configurationId }: Renewal,
  scope: string | undefined,
): boolean {
  const own = credentialIssuer.credential_configurations_supported[configurationId]?.scope;
  return scope === undefined || own === undefined || scope.split(' ').includes(own);
}

async function refuse(deps: ActivationDepsOf, renewal: Renewal, error: unknown) {
  const isRefused = error instanceof Oauth2ClientErrorResponseError && statusOf(error) !== 429;
  if (!isRefused) return refusalOfFault(error);
  // The token cannot be used any more; whether the card is valid depends on its status alone.
  await deps.vault.apply([{ remove: 'renewal', id: renewal.id }]);
  await deps.keys.remove([renewal.dpop.keyId]);
  return { refused: 'not-renewable' as const };
}

/** Keys are made before they are used; from here on a kill costs nothing. */
async function begin(deps: ActivationDepsOf, renewal: Renewal, metadata: IssuerMetadataResult): Promise<void> {
  const { id, issuer, source, configurationId, compactConfigurationId, proposal, dpop, token } = renewal;
  const compact = compactConfigurationId === undefined ? {} : { compactConfigurationId };
  const keys = { dpop, ...(await makeCopyKeys({ ...deps, metadata }, compact)) };
  const activation: Activation = {
    id,
    startedAt: deps.now().toISOString(),
    source,
    issuer,
    configurationId,
    ...compact,
    proposal,
    wrongTries: 0,
    renews: true,
    progress: { step: 'token-got', keys, token },
  };
  await deps.vault.apply([{ put: 'activation', record: activation }]);
}

async function finish(deps: ActivationDepsOf, cardId: string): Promise<RenewalResult> {
  const result = await continueActivation(deps, cardId);
  if ('card' in result) return { renewed: result.card };
  const { refused } = result;
  if (refused === 'offline' || refused === 'too-many-requests' || refused === 'later') return { refused };
  // The card that is there holds until the issuer has made the new one.
  if (refused === 'deferred') return { refused: 'later' };
  await giveUp(deps, cardId);
  return { refused: 'issuer-fault' };
}

/** The card that is there stays; the issuer is asked again another day. */
async function giveUp(deps: ActivationDepsOf, cardId: string): Promise<void> {
  const activation = await deps.vault.read('activation', cardId);
  const renewal = await deps.vault.read('renewal', cardId);
  if (activation?.renews !== true || !('keys' in activation.progress)) return;
  const { copies, compact } = activation.progress.keys;
  const { refreshToken } = 'token' in activation.progress ? activation.progress.token : {};
  await deps.vault.apply([
    { remove: 'activation', id: cardId },
    ...(renewal && refreshToken !== undefined
      ? [{ put: 'renewal' as const, record: { ...renewal, token: { ...renewal.token, refreshToken } } }]
      : []),
  ]);
  await deps.keys.remove([...copies, ...(compact ? [compact] : [])].map(({ keyId }) => keyId));
}
