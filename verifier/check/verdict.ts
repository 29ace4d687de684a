import type { HolderProofRefusal } from '@mleg/protocol/offline-check/holder-proof';
import type { CompactCardClaims } from '@mleg/student-card/compact-card';

/** An authentic card: its issuer's and its holder's signatures are right. */
export type ShownCard = {
  claims: CompactCardClaims;
  institutionName: string;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** Green only on proof; red with the reason; amber where it cannot be known (I11). Ages in seconds. */
export type Verdict =
  | {
      verdict: 'green';
      card: ShownCard;
      listAge: number;
      twoWay: boolean;
      /** For `rememberShown`, once the check is over. */
      code: string;
    }
  | { verdict: 'red'; reason: RedReason }
  | {
      verdict: 'amber';
      reason: AmberReason;
      /** Where both signatures are right and only something else cannot be known. */
      card?: ShownCard;
      listAge?: number;
      packAge?: number;
    };

export type RedReason =
  /** Some other code: not read further, never opened (V49). */
  | 'not-a-card'
  /** Ours by its beginning, and not well-formed. */
  | HolderProofRefusal
  | 'malformed-card-claims'
  /** Signed with a key that no trusted issuer has (V37). */
  | 'untrusted-issuer'
  | 'wrong-issuer-signature'
  /** Copied: whoever shows it has not the key the card was issued to (V38). */
  | 'wrong-holder-signature'
  /** An answer to another question or to somebody else (V38). */
  | 'wrong-nonce'
  | 'wrong-audience'
  /** A picture, a recording, or a phone whose clock is wrong (V39, V40). */
  | 'stale'
  | 'from-the-future'
  /** The issuer may not sign this type of card for this institution, or its cards count no more. */
  | 'not-entitled'
  | 'not-yet-valid'
  /** Outranks any status (V41). */
  | 'expired'
  | 'revoked'
  | 'suspended'
  | 'status-unknown'
  /** V44 */
  | 'status-out-of-range';

export type AmberReason =
  | 'no-pack'
  | 'pack-expired'
  /** V51 */
  | 'clock-doubtful'
  /** Younger than the pack, or never in it. */
  | 'unknown-institution'
  /** V42, V43 */
  | 'no-status-list'
  | 'status-list-too-old'
  /** The question that was asked has run out. */
  | 'question-expired'
  /** A card's code was scanned while an answer is awaited. */
  | 'unanswered'
  /** The very code that was checked a moment ago: the next one comes within ten seconds. */
  | 'already-shown';
