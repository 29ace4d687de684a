import type { SecretKind } from '../storage/lock-record.ts';

export type SecretRefusal = 'not-six-digits' | 'guessable' | 'too-short';

const SHORTEST_PASSWORD = 10;

/** Length is what makes a secret safe; only the few PINs that everybody tries first are refused. */
export function refuseSecret(kind: SecretKind, secret: string): SecretRefusal | undefined {
  if (kind === 'password') return Array.from(secret).length < SHORTEST_PASSWORD ? 'too-short' : undefined;
  if (!/^\d{6}$/.test(secret)) return 'not-six-digits';
  return isGuessable(secret) ? 'guessable' : undefined;
}

/** One digit six times, a run up or down, or three digits twice. */
function isGuessable(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  const [step] = steps;
  const isRun = steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
  return isRun || pin.slice(0, 3) === pin.slice(3);
}
