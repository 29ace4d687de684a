import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import type { DcqlQuery } from '@mleg/protocol/openid4vp/dcql-query';
import type { OnlineResult, Preset } from '@mleg/verifier-contract/online-check';
import type { CryptoKey } from 'jose';
import type { RelyingParty } from '../relying-parties/relying-party.ts';

/**
 * One question to one wallet, from its start until its result is collected. All of it is in memory and nowhere else
 * (docs/decisions/0027). `id` is known to the relying party, `handle` to the wallet: neither leads to the other
 * (OpenID4VP 1.0 §14.3.3).
 */
export interface OnlineCheck {
  readonly id: string;
  readonly handle: string;
  readonly party: RelyingParty;
  readonly purpose: string;
  /** Absent where the relying party asks with a query of its own. */
  readonly preset?: Preset;
  readonly query: DcqlQuery;
  readonly nonce: string;
  readonly state: string;
  readonly encryption: { publicJwk: EcPublicJwk & { kid: string }; privateKey: CryptoKey };
  /** With it, the result is for the browser that comes back from there with the code. */
  readonly returning?: { returnTo: string; responseCode: string };
  /** Milliseconds since 1970. */
  expiresAt: number;
  progress: Progress;
}

export type Progress =
  | { at: 'waiting' }
  | { at: 'opened' }
  | { at: 'answered'; result: OnlineResult }
  | { at: 'declined' }
  | { at: 'collected' };

/** Whether a wallet may still answer. */
export const isOpen = ({ progress }: OnlineCheck): boolean => progress.at === 'waiting' || progress.at === 'opened';
