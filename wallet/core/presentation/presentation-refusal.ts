import type { RequestLinkRefusal } from '@mleg/protocol/openid4vp/request-link';

/** Why a request was not answered. Where the wallet refuses, the verifier is told nothing at all. */
export type PresentationRefusal =
  | { refused: RequestLinkRefusal }
  /** The request names an address that no honest verifier uses (W32). */
  | { refused: 'unsafe-address'; host: string }
  | { refused: 'offline' }
  /** Answered, expired, or never made: the verifier does not say which. */
  | { refused: 'dead-request' }
  | { refused: 'verifier-fault' }
  /** Signed by nobody, or not by whom it says. */
  | { refused: 'unsigned-request' | 'wrong-signature' }
  /** Not OpenID4VP 1.0 as this wallet speaks it. */
  | { refused: 'unsupported-request' }
  /** Would send the data somewhere else than to whom the certificate names. */
  | { refused: 'foreign-response-address' }
  /** More than was registered, or what only a registered verifier may ask for (V50). */
  | { refused: 'outside-registration'; name: string; claims: readonly string[] }
  | { refused: 'no-matching-card' }
  /** There would be one, and it is not valid. */
  | { refused: 'card-not-valid' };
