import { cardTypeOf } from '../card/card-type-of.ts';
import { verifyCompactCard } from '../card/verify-compact-card.ts';
import { type CredentialRefusal, type VerifiedCredential, verifyCredential } from '../card/verify-credential.ts';
import { type Activation, type ActivationAt } from '../records/activation.ts';
import { type Card, type CardCopy, keyIdsOfCard } from '../records/card.ts';
import { renewalOf } from '../records/renewal.ts';
import type { ActivationDeps } from './activation-deps.ts';
import type { ActivationRefusal } from './activation-refusal.ts';

/** After step 6c: checks what came and stores the card, in one write with the state that says so. */
export async function storeCard(
  deps: ActivationDeps,
  activation: ActivationAt<'credentials-got'>,
): Promise<{ activation: Activation | undefined; card: Card } | ActivationRefusal> {
  const { keys, token, credentials, notificationId } = activation.progress;
  const verified: VerifiedCredential[] = [];
  for (const credential of credentials) {
    const one = await verifyCredential(deps, credential, { ...activation, keys: keys.copies });
    if ('refused' in one) return refuseCredential(deps, activation, one.refused);
    verified.push(one);
  }
  const [first] = verified;
  if (first === undefined) return { refused: 'issuer-fault' };
  const copies: CardCopy[] = verified.map(({ compact, keyId, status }) => ({
    credential: compact,
    keyId,
    ...(status === undefined ? {} : { status }),
  }));
  const compact = await takeCompact(deps, activation, first);
  const before = activation.renews ? await deps.vault.read('card', activation.id) : undefined;
  const now = deps.now().toISOString();
  const card: Card = {
    id: activation.id,
    issuer: activation.issuer,
    issuerName: activation.proposal.issuerName,
    cardName: activation.proposal.cardName,
    claimNames: activation.proposal.claims,
    vct: first.vct,
    ...cardTypeOf(activation.issuer, first.vct),
    claims: first.claims,
    ...(first.expiresAt === undefined ? {} : { expiresAt: first.expiresAt }),
    copies,
    ...(compact && { compact }),
    addedAt: before?.addedAt ?? now,
    ...(before && { renewedAt: now }),
  };
  const stored: Activation | undefined =
    notificationId === undefined
      ? undefined
      : { ...activation, progress: { step: 'stored', keys, token, cardId: card.id, notificationId } };
  const renewal = renewalOf(activation, now);
  await deps.vault.apply([
    { put: 'card', record: card },
    ...(renewal ? [{ put: 'renewal' as const, record: renewal }] : []),
    stored === undefined ? { remove: 'activation', id: activation.id } : { put: 'activation', record: stored },
  ]);
  const unused = compact === undefined && keys.compact ? [keys.compact.keyId] : [];
  await deps.keys.remove([...unused, ...(before ? keyIdsOfCard(before) : [])]);
  return { activation: stored, card };
}

/** Undefined if no compact card came, or one that inspectors would refuse: the card can be used without it. */
async function takeCompact(
  deps: ActivationDeps,
  { progress: { keys, compact } }: ActivationAt<'credentials-got'>,
  { issuerKey }: VerifiedCredential,
) {
  if (keys.compact === undefined || compact === undefined) return undefined;
  return verifyCompactCard(deps, compact, { issuerKey, key: keys.compact });
}

/** Goes back to the token: the next try asks the issuer for the card again. */
async function refuseCredential(
  deps: ActivationDeps,
  activation: ActivationAt<'credentials-got'>,
  because: CredentialRefusal,
): Promise<ActivationRefusal> {
  const { keys, token } = activation.progress;
  await deps.vault.apply([
    { put: 'activation', record: { ...activation, progress: { step: 'token-got', keys, token } } },
  ]);
  return { refused: 'bad-credential', because };
}
