import type { AmberReason, RedReason, Verdict } from '@mleg/verifier-check/verdict';

/** Reasons that have words of their own; all others mean that the code is not one that a wallet of ours makes. */
const RED = [
  'not-a-card',
  'untrusted-issuer',
  'wrong-issuer-signature',
  'wrong-holder-signature',
  'wrong-nonce',
  'wrong-audience',
  'stale',
  'from-the-future',
  'not-entitled',
  'not-yet-valid',
  'expired',
  'revoked',
  'suspended',
  'status-unknown',
  'status-out-of-range',
] as const satisfies readonly RedReason[];

type RedKey = (typeof RED)[number] | 'malformed';
export type ReasonKey =
  | 'verdict.reasons.green.quick'
  | 'verdict.reasons.green.two-way'
  | `verdict.reasons.red.${RedKey}`
  | `verdict.reasons.amber.${AmberReason}`;

export function reasonKey(verdict: Verdict): ReasonKey {
  if (verdict.verdict === 'green') return `verdict.reasons.green.${verdict.twoWay ? 'two-way' : 'quick'}`;
  if (verdict.verdict === 'amber') return `verdict.reasons.amber.${verdict.reason}`;
  const { reason } = verdict;
  return `verdict.reasons.red.${RED.find((one) => one === reason) ?? 'malformed'}`;
}
