import { skeletonOf } from '@mleg/platform/skeleton/skeleton';

/**
 * Whether one may be taken for the other: all words of one are among those of the other, in whatever order and in whatever
 * letters that look alike; or they are the same without their spaces.
 */
export function areAlike(one: string, other: string): boolean {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  if (ones.length === 0 || others.length === 0) return false;
  return isAmong(ones, others) || isAmong(others, ones) || ones.join('') === others.join('');
}

const isAmong = (some: readonly string[], all: readonly string[]) => some.every((word) => all.includes(word));

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s.,-]+/u)
    .map(skeletonOf)
    .filter(Boolean);
