import type { HolderProofRefusal } from '@mleg/protocol/offline-check/holder-proof';
import type { CompactCardClaims } from '@mleg/student-card/compact-card';

/** An authentic card: the signatures of its issuer and its holder are valid. */
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
      /** Present where both signatures are valid and only something else cannot be known. */
      card?: ShownCard;
      listAge?: number;
      packAge?: number;
    };

export type RedReason =
  /** Some other code. It is not read further and never opened (V49). */
  | 'not-a-card'
  /** The code begins like ours but is malformed. */
  | HolderProofRefusal
  | 'malformed-card-claims'
  /** Signed with a key that no trusted issuer has (V37). */
  | 'untrusted-issuer'
  | 'wrong-issuer-signature'
  /** A copy: the person who shows it does not have the key that the card was issued to (V38). */
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
  /** The institution is newer than the pack, or was never in it. */
  | 'unknown-institution'
  /** V42, V43 */
  | 'no-status-list'
  | 'status-list-too-old'
  /** The inspector's question has expired. */
  | 'question-expired'
  /** A card's code was scanned while an answer was expected. */
  | 'unanswered'
  /** This code was checked a moment ago; the wallet shows the next one within ten seconds. */
  | 'already-shown';
