import type { HolderKey } from '../keys/key-ring.ts';
import type { Activation, Token } from './activation.ts';

/** What a stored card is renewed with. Each answer of the issuer replaces the token, before the new one is used. */
export interface Renewal
  extends Pick<Activation, 'issuer' | 'configurationId' | 'compactConfigurationId' | 'proposal' | 'source'> {
  /** The id of the card. */
  id: string;
  /** Binds the token; the card's copies have keys of their own. */
  dpop: HolderKey;
  token: Token & { refreshToken: string };
  /** When the issuer was last asked whether there is anything new. */
  askedAt: string;
}

const ASK_EVERY_MILLISECONDS = 24 * 3_600_000;

export const isDue = ({ askedAt }: Renewal, now: Date): boolean =>
  now.getTime() - Date.parse(askedAt) >= ASK_EVERY_MILLISECONDS;

/** What is kept of an activation once its card is stored; `undefined` if the issuer gave no refresh token. */
export function renewalOf(activation: Activation, askedAt: string): Renewal | undefined {
  const { id, issuer, source, configurationId, compactConfigurationId, proposal, progress } = activation;
  if (!('token' in progress) || progress.token.refreshToken === undefined) return undefined;
  const { token, keys } = progress;
  const { refreshToken } = progress.token;
  return {
    id,
    issuer,
    source,
    configurationId,
    ...(compactConfigurationId === undefined ? {} : { compactConfigurationId }),
    proposal,
    dpop: keys.dpop,
    token: { ...token, refreshToken },
    askedAt,
  };
}
