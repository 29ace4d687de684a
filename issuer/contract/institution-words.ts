import { LATIN_LETTERS } from '@mleg/student-card/latin-letters';
import type { z } from 'zod';
import { type InstitutionFacts, institutionFactsSchema, institutionRegistrationSchema } from './institution.ts';

/** What names of Polish institutions are written with: Latin letters, digits, and punctuation of a sentence. */
const WRITTEN = new RegExp(`^[${LATIN_LETTERS}0-9 .,:;!?'’‘"„”“«»()/&+§°–—-]+$`, 'u');
const SOME_LETTER = new RegExp(`[${LATIN_LETTERS}]`, 'u');

/** What is wrong about the words, for whoever may read English: a registration's file. */
export const STRANGE_WORDS = 'is written with Latin letters, digits and punctuation only, and with one letter at least';

/** Whether a name or an address could be on the sign at an institution's door. */
export const isWrittenPlainly = (words: string): boolean => WRITTEN.test(words) && SOME_LETTER.test(words);

type Words = Pick<InstitutionFacts, 'name' | 'shortName' | 'address'>;

/** Those of an institution's words that are written strangely. */
export function strangeWords(facts: Words): (keyof Words)[] {
  return (['name', 'shortName', 'address'] as const).filter((fact) => {
    const words = facts[fact];
    return words !== undefined && !isWrittenPlainly(words);
  });
}

/** Names each of them as an issue of what is parsed. */
export function noteStrangeWords(facts: Words, context: z.RefinementCtx, path: readonly string[] = []): void {
  for (const fact of strangeWords(facts))
    context.addIssue({ code: 'custom', message: STRANGE_WORDS, path: [...path, fact] });
}

/** What an institution says of itself today; what was said before is read by the looser schema. */
export const saidFactsSchema = institutionFactsSchema.superRefine((facts, context) => noteStrangeWords(facts, context));

/** An entry that the operator makes today. */
export const enteredRegistrationSchema = institutionRegistrationSchema.superRefine((entry, context) =>
  noteStrangeWords(entry, context),
);
