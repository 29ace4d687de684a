import type { CardType } from '@mleg/student-card/card-type';
import type { HolderKey } from '../keys/key-ring.ts';
import type { LocalText } from '../trust/local-text.ts';
import type { Offer, OfferSource } from './offer.ts';

/** What a person is told before saying yes. */
export interface Proposal {
  /** Absent for a document this wallet has no words of its own for. */
  cardType?: CardType;
  issuerHost: string;
  issuerName: LocalText;
  cardName: LocalText;
  cardDescription?: string;
  /** What will be stored, where the issuer says it. */
  claims: readonly { path: readonly string[]; name: LocalText }[];
  /** Absent when no activation code is asked for. */
  activationCode?: { numeric: boolean; length?: number; hint?: string };
}

/** Keys are made before they are used; a crash leaves unused keys behind, never a card without its key. */
export interface ActivationKeys {
  /** Binds the token (RFC 9449). */
  dpop: HolderKey;
  /** One for each copy of the card. */
  copies: readonly HolderKey[];
  /** Of the copy that fits into a code, where the issuer offers one. */
  compact?: HolderKey;
}

export interface Token {
  accessToken: string;
  dpopBound: boolean;
  refreshToken?: string;
  /** Whom the token was given to, by the name this wallet gave; absent where nobody was asked for one. */
  clientId?: string;
  /**
   * By configuration, where the issuer names what this token is for (OpenID4VCI 1.0 §6.2): a request then says these
   * and nothing else.
   */
  credentialIdentifiers?: Readonly<Record<string, readonly string[]>>;
}

/**
 * How far an activation has come. Each step is in the vault before the request that follows it, so that the next start
 * knows what may be repeated, whenever the app was killed:
 *
 * - `offer-read`, `consented`, `keys-made`: nothing has been used up; the codes can be given (again)
 * - `token-asked`: the codes may have been used up; the same request is repeated with the same key
 * - `token-got`: the card can be fetched; repeating the request with this token and these keys gives the same card
 * - `deferred`: the issuer has taken the request and makes the card later; it is asked again from `askAgainAt` on
 * - `copies-got`: the copy that fits into a code can be fetched in the same way; without one this step is left out
 * - `credentials-got`: the card has come and is not stored yet
 * - `stored`: the card is stored; only the issuer has not been notified yet
 */
export type Progress =
  | { step: 'offer-read' }
  | { step: 'consented' }
  | { step: 'keys-made'; keys: ActivationKeys }
  | { step: 'token-asked'; keys: ActivationKeys; offer: Offer; activationCode?: string }
  | { step: 'token-got'; keys: ActivationKeys; token: Token }
  | ({ step: 'deferred' } & DeferredCard)
  | ({ step: 'copies-got' } & GotCopies)
  | ({ step: 'credentials-got'; compact?: ReceivedCompact } & GotCopies)
  | { step: 'stored'; keys: ActivationKeys; token: Token; cardId: string; notificationId: string };

/** OpenID4VCI 1.0 §8.3, §9. */
export interface DeferredCard {
  keys: ActivationKeys;
  token: Token;
  transactionId: string;
  askAgainAt: string;
}

interface GotCopies {
  keys: ActivationKeys;
  token: Token;
  credentials: readonly string[];
  notificationId?: string;
}

/** A compact card and its portrait as they came, base64url. */
export interface ReceivedCompact {
  cwt: string;
  portrait: string;
}

export interface Activation {
  id: string;
  startedAt: string;
  source: OfferSource;
  issuer: string;
  configurationId: string;
  /** Of the copy that fits into a code, where the issuer offers one. */
  compactConfigurationId?: string;
  proposal: Proposal;
  /** How many wrong activation codes this wallet has sent. */
  wrongTries: number;
  /** The activation renews a stored card: the holder is asked for nothing and waits for nothing. */
  renews?: true;
  progress: Progress;
}

export type ActivationAt<Step extends Progress['step']> = Activation & { progress: Extract<Progress, { step: Step }> };

export const isAt = <Step extends Progress['step']>(
  activation: Activation,
  step: Step,
): activation is ActivationAt<Step> => activation.progress.step === step;
