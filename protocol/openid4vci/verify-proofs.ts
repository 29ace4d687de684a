import { type EcPublicJwk, sameKey } from '../jws/ec-public-jwk.ts';
import { parseJws } from '../jws/parse-jws.ts';
import { type ProtocolError, protocolError } from './protocol-error.ts';
import { PROOF_MAX_LENGTH, type ProofRefusal, type ProofVerification, verifyProofJwt } from './verify-proof-jwt.ts';

export type VerifiedProofs = {
  ok: true;
  /** One credential is due to each, in this order. */
  keys: EcPublicJwk[];
  /** Each once; all must be good, or none of the proofs is. */
  nonces: string[];
};

export type RefusedProofs = {
  refused: ProofRefusal | 'repeated-key' | 'unknown-nonce';
  error: ProtocolError<'invalid_proof' | 'invalid_nonce'>;
};

/**
 * All proofs of a request, or the first that fails (OpenID4VCI 1.0 §8.2, Appendix F.4). Their nonces are looked at
 * first: whose only fault may be an old nonce is to ask for a new one, and not to look for another fault (§8.3.1.2).
 */
export async function verifyProofs(
  proofs: readonly string[],
  options: ProofVerification & { isNonce: (nonce: string) => boolean },
): Promise<VerifiedProofs | RefusedProofs> {
  if (!proofs.every((proof) => mayBeNew(proof, options.isNonce))) {
    const error = protocolError('invalid_nonce', 'The nonce is unknown or has expired.');
    return { refused: 'unknown-nonce', error };
  }
  const keys: EcPublicJwk[] = [];
  const nonces = new Set<string>();
  for (const proof of proofs) {
    const verified = await verifyProofJwt(proof, options);
    if ('refused' in verified) return refuse(verified.refused);
    // Two credentials bound to one key could be told to be the same holder's.
    if (keys.some((key) => sameKey(key, verified.jwk))) return refuse('repeated-key');
    keys.push(verified.jwk);
    nonces.add(verified.nonce);
  }
  return { ok: true, keys, nonces: [...nonces] };
}

/** Whoever says no nonce, or nothing that can be read, is refused for that. */
function mayBeNew(proof: string, isNonce: (nonce: string) => boolean): boolean {
  const parsed = parseJws(proof, { maxLength: PROOF_MAX_LENGTH });
  if ('refused' in parsed) return true;
  const { nonce } = parsed.jws.payload;
  return typeof nonce !== 'string' || nonce === '' || isNonce(nonce);
}

const refuse = (refused: RefusedProofs['refused']): RefusedProofs => ({
  refused,
  error: protocolError('invalid_proof', DESCRIPTIONS[refused] ?? 'A key proof is not valid.'),
});

/** Said to a wallet's developer; what an attacker learns from them is in the specification anyway. */
const DESCRIPTIONS: Partial<Record<RefusedProofs['refused'], string>> = {
  'wrong-type': 'A key proof has typ openid4vci-proof+jwt.',
  'wrong-algorithm': 'A key proof is signed with ES256.',
  'private-key': 'A key proof carries a private key. Do not use that key again.',
  'off-curve-key': 'The public key is not a point of its curve.',
  'unsupported-key': 'A key proof is made with a P-256 key.',
  'missing-key': 'A key proof carries its key in jwk.',
  'ambiguous-key': 'A key proof has one of jwk, kid and x5c.',
  'bad-signature': 'The signature of a key proof does not fit its key.',
  'wrong-audience': 'The aud of a key proof is the credential issuer identifier.',
  'wrong-issuer': 'The iss of a key proof is the client_id of the token request.',
  'missing-nonce': 'A key proof carries a nonce from the nonce endpoint.',
  'missing-iat': 'A key proof carries iat.',
  stale: 'A key proof is too old.',
  'issued-in-future': 'A key proof is from the future: check the clock.',
  'repeated-key': 'Each key proof is made with a key of its own.',
};
