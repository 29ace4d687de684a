import type { Target } from './target.ts';

/** One thing that somebody may try from outside, and what has to be seen. */
export interface Attack {
  /** As in docs/abuse-cases.md. */
  number: string;
  tried: string;
  expected: string;
  /** What was seen. */
  go(target: Target): Promise<string>;
}

export interface Outcome extends Omit<Attack, 'go'> {
  seen: string;
  ok: boolean;
}

/** One after the other, in their order: some leave a mark that the next would see. */
export async function attack(attacks: readonly Attack[], target: Target): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of attacks) {
    const { number, tried, expected } = one;
    const seen = await one
      .go(target)
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    outcomes.push({ number, tried, expected, seen, ok: seen === expected });
  }
  return outcomes;
}
