import type { Eligibility } from '@mleg/institution-contract/eligibility';
import { ELIGIBILITY_RULES, type EligibilityFacts } from './eligibility-rules.ts';

/** Asks every rule that applies, so that somebody learns of all obstacles at once and not of one after another. */
export function judgeEligibility(facts: EligibilityFacts): Eligibility {
  const names = Object.keys(ELIGIBILITY_RULES) as (keyof typeof ELIGIBILITY_RULES)[];
  const rules = names.flatMap((rule) => {
    const finding = ELIGIBILITY_RULES[rule](facts);
    return finding ? [{ rule, ...finding }] : [];
  });
  return { eligible: rules.every(({ passed }) => passed), rules };
}
