import type { TwoPeople } from '@mleg/issuer-contract/desk';
import type { Word } from './desk-word-store.ts';
import type { WhyTwo } from './why-two.ts';

/**
 * Whose yes a decision that takes two people still waits for: two say it, and where there is a reason to look twice one of
 * them is a supervisor, whichever of them comes first. Of two clerks a third is asked.
 */
export function missingWords(why: WhyTwo, said: readonly Pick<Word, 'role'>[]): TwoPeople['missing'] {
  const isDoubtful = why.comesBack || why.anotherKey || why.resembles.length > 0;
  const supervisor = isDoubtful && !said.some(({ role }) => role === 'supervisor');
  return { people: Math.max(supervisor ? 1 : 0, 2 - said.length), supervisor };
}
