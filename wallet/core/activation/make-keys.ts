import type { Activation, ActivationKeys } from './activation.ts';
import { type ActivationDeps, keepProgress } from './activation-deps.ts';

/** Copies let the card be shown several times without the shows being linkable by its key and signature. */
const COPIES = 3;

/** Step 2: the keys this card will be bound to. */
export async function makeKeys(deps: ActivationDeps, activation: Activation): Promise<Activation> {
  const batchSize = deps.metadata.credentialIssuer.batch_credential_issuance?.batch_size ?? 1;
  const dpop = await deps.keys.create();
  const copies = await Promise.all(Array.from({ length: Math.min(COPIES, batchSize) }, () => deps.keys.create()));
  const compact = activation.compactConfigurationId === undefined ? undefined : await deps.keys.create();
  const keys = { dpop, copies, ...(compact && { compact }) };
  return keepProgress(deps, activation, { step: 'keys-made', keys });
}

export const keyIdsOf = ({ dpop, copies, compact }: ActivationKeys): string[] =>
  [dpop, ...copies, ...(compact ? [compact] : [])].map(({ keyId }) => keyId);
