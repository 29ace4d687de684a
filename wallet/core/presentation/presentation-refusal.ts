import type { RequestLinkRefusal } from '@mleg/protocol/openid4vp/request-link';
import type { GoOn } from './post-to-verifier.ts';

/** Why a request was not answered. The verifier is told nothing at all, unless its request was wrong (§8.5). */
export type PresentationRefusal =
  | { refused: RequestLinkRefusal }
  /** The request names an address that no honest verifier uses (W32). */
  | { refused: 'unsafe-address'; host: string }
  | { refused: 'offline' }
  /** Answered, expired, or never made: the verifier does not say which. */
  | { refused: 'dead-request' }
  | { refused: 'verifier-fault' }
  /** The request is not signed, or not by the party it names. */
  | { refused: 'unsigned-request' | 'wrong-signature' }
  /** Not OpenID4VP 1.0 as this wallet speaks it; if it was signed, the verifier has been told what is wrong with it. */
  | ({ refused: 'unsupported-request' } & GoOn)
  /** The answer would go to another host than the certificate names. */
  | { refused: 'foreign-response-address' }
  /** The verifier asks for more than it has registered, or for what only a registered verifier may ask for (V50). */
  | { refused: 'outside-registration'; name: string; claims: readonly string[] }
  | { refused: 'no-matching-card' }
  /** A card would answer the request, but it is not valid. */
  | { refused: 'card-not-valid' };
