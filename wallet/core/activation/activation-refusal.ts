import type { CredentialRefusal } from '../card/verify-credential.ts';
import type { IssuerRefusal } from '../issuer/issuer-directory.ts';
import type { OfferRefusal } from '../offer/fetch-offer.ts';
import type { OfferTextRefusal } from '../offer/read-offer-text.ts';

/** Why a code did not lead to an activation. */
export type StartRefusal =
  | OfferTextRefusal
  | OfferRefusal
  | IssuerRefusal
  | { refused: 'unsupported-card' }
  | { refused: 'attested-wallets-only' };

/** Why an activation did not (yet) lead to a card. Whatever can be tried again stays in the vault. */
export type ActivationRefusal =
  | OfferRefusal
  | IssuerRefusal
  /** The issuer issues nothing at the moment. */
  | { refused: 'later' }
  | { refused: 'no-such-activation' }
  | { refused: 'not-consented' }
  | { refused: 'activation-code-needed' }
  /** `triesLeft` counts this wallet's own tries against the usual limit, as the issuer does not say how many are left. */
  | { refused: 'wrong-code'; triesLeft: number }
  /** The issuer has taken the request and makes the card later. */
  | { refused: 'deferred'; askAgainAt: string }
  /** The issuer gives no such card, or no longer: it denies it, or has forgotten that it deferred it. */
  | { refused: 'not-issued' }
  /** The token has run out before the card was fetched. */
  | { refused: 'token-expired' }
  /** What came is not a card for this wallet: its keys, its issuer or its signature are wrong. */
  | { refused: 'bad-credential'; because: CredentialRefusal };

const FINAL: ReadonlySet<string> = new Set([
  'dead-code',
  'token-expired',
  'not-issued',
  'attested-wallets-only',
  'unlisted-issuer',
  'unsafe-address',
  'unsupported-offer',
]);

/** A refusal after which the same activation cannot succeed any more. */
export const isFinal = ({ refused }: StartRefusal | ActivationRefusal): boolean => FINAL.has(refused);
