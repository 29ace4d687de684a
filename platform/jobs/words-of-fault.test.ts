import { expect, test } from 'vitest';
import { wordsOfFault } from './words-of-fault.ts';

test('whatever form a fault of the jobs has, its cause is in the words', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expect(wordsOfFault(error)).toBe('Error: connect ECONNREFUSED');
  expect(wordsOfFault({ message: error.message, code: 'ECONNREFUSED', queue: 'end-cards' })).toBe(
    'end-cards: connect ECONNREFUSED: ECONNREFUSED',
  );
  expect(wordsOfFault(new AggregateError([error, new Error('::1')], ''))).toBe(
    'Error: connect ECONNREFUSED; Error: ::1',
  );
  expect(wordsOfFault('away')).toBe('away');
  expect(wordsOfFault({})).not.toContain('[object');
});
