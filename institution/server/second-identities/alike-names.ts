import { foldText } from '../people/search-text.ts';

/** Whether one may be taken for the other: the same words, in whatever order and however they are written. */
export const areAlike = (one: string, other: string): boolean => wordsOf(one) === wordsOf(other);

const wordsOf = (name: string): string => foldText(name).split(' ').toSorted().join(' ');
