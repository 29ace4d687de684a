import type { VerifyEs256 } from '@mleg/protocol/jws/es256';
import { hasSignatureBy } from '@mleg/protocol/jws/has-signature-by';
import { keyIdText } from '@mleg/protocol/offline-check/compact-card';
import type { ParsedHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { type CompactCardClaims, readCompactClaims } from '@mleg/student-card/compact-card';
import type { HeldIssuer } from './held-pack.ts';
import { isClockSure, type Moment } from './judge-presentation.ts';
import type { Verdict } from './verdict.ts';

/** A card whose content a trusted issuer has signed. */
export type AuthenticCard = { issuer: HeldIssuer; claims: CompactCardClaims; proof: ParsedHolderProof };

/** Steps 6–9: the pack has the issuer's key, the signature is valid, and the signed content is a card as we know it. */
export async function authenticateCard(
  proof: ParsedHolderProof,
  moment: Moment,
  verifyEs256: VerifyEs256,
): Promise<AuthenticCard | Verdict> {
  const { pack, now } = moment;
  if (!pack) return { verdict: 'amber', reason: 'no-pack' };
  const kid = keyIdText(proof.card);
  const issuer = pack.issuers.find(({ keys }) => keys.some((key) => key.kid === kid));
  const key = issuer?.keys.find((each) => each.kid === kid);
  if (!issuer || !key) {
    // An old pack may lack a new key of a trusted issuer; a fresh pack lacks only keys of strangers.
    if (!isClockSure(moment)) return { verdict: 'amber', reason: 'clock-doubtful', packAge: now - pack.iat };
    if (now >= pack.exp) return { verdict: 'amber', reason: 'pack-expired', packAge: now - pack.iat };
    return { verdict: 'red', reason: 'untrusted-issuer' };
  }
  if (!(await hasSignatureBy(key.jwk, proof.card.sign1, verifyEs256)))
    return { verdict: 'red', reason: 'wrong-issuer-signature' };
  const read = readCompactClaims(proof.card.card);
  if ('refused' in read) return { verdict: 'red', reason: 'malformed-card-claims' };
  return { issuer, claims: read.claims, proof };
}
