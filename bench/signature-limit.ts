import { createHash, verify } from 'node:crypto';
import { makeLoadKey } from './load-key.ts';

/** Signatures in one activation of one card, on the issuer's side. */
const SIGNS = 1;
/** DPoP at token, credential and notification; the holder's proof. */
const VERIFIES = 4;

/** Activations per second and core if the issuer did nothing but its signatures. */
export function signatureLimit(): { signPerSecond: number; verifyPerSecond: number; activationsPerSecond: number } {
  const key = makeLoadKey();
  const data = Buffer.alloc(800, 7);
  const signature = key.sign(data);
  const publicKey = { key: { ...key.jwk }, format: 'jwk', dsaEncoding: 'ieee-p1363' } as const;
  const signPerSecond = perSecond(() => key.sign(data));
  const verifyPerSecond = perSecond(() => verify('sha256', data, publicKey, signature));
  const hashSeconds = 1 / perSecond(() => createHash('sha256').update(data).digest());
  return {
    signPerSecond,
    verifyPerSecond,
    activationsPerSecond: 1 / (SIGNS / signPerSecond + VERIFIES / verifyPerSecond + 20 * hashSeconds),
  };
}

function perSecond(act: () => unknown): number {
  for (let warm = 0; warm < 500; warm++) act();
  const from = performance.now();
  let count = 0;
  while (performance.now() - from < 500) {
    act();
    count++;
  }
  return (count * 1000) / (performance.now() - from);
}
