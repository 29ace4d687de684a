import type { Activation, ActivationKeys } from '../records/activation.ts';
import { type ActivationDeps, keepProgress } from './activation-deps.ts';

/** With several copies a card can be shown more than once, and its key and signature do not link these showings. */
const COPIES = 3;

/** Before step 6a: makes the keys this card will be bound to. */
export async function makeKeys(deps: ActivationDeps, activation: Activation): Promise<Activation> {
  const keys = { dpop: await deps.keys.create(), ...(await makeCopyKeys(deps, activation)) };
  return keepProgress(deps, activation, { step: 'keys-made', keys });
}

/** One for each copy the card will have. */
export async function makeCopyKeys(
  { keys, metadata }: Pick<ActivationDeps, 'keys' | 'metadata'>,
  { compactConfigurationId }: Pick<Activation, 'compactConfigurationId'>,
): Promise<Omit<ActivationKeys, 'dpop'>> {
  const batchSize = metadata.credentialIssuer.batch_credential_issuance?.batch_size ?? 1;
  const copies = await Promise.all(Array.from({ length: Math.min(COPIES, batchSize) }, () => keys.create()));
  return { copies, ...(compactConfigurationId === undefined ? {} : { compact: await keys.create() }) };
}

export const keyIdsOf = ({ dpop, copies, compact }: ActivationKeys): string[] =>
  [dpop, ...copies, ...(compact ? [compact] : [])].map(({ keyId }) => keyId);
