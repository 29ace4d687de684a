import { expect, test } from 'vitest';
import { missingWords } from './missing-words.ts';

const CLERK = { role: 'clerk' } as const;
const SUPERVISOR = { role: 'supervisor' } as const;
const CLEAR = { comesBack: false, anotherKey: false, resembles: [] };
const TWIN = { institutionId: 'one', name: 'One', state: 'applied', in: ['name'] } as const;

test('Q100: two say yes, whoever they are', () => {
  expect(missingWords(CLEAR, [])).toEqual({ people: 2, supervisor: false });
  expect(missingWords(CLEAR, [SUPERVISOR])).toEqual({ people: 1, supervisor: false });
  expect(missingWords(CLEAR, [CLERK, CLERK])).toEqual({ people: 0, supervisor: false });
});

test.each([
  ['was ended or suspended', { ...CLEAR, comesBack: true }],
  ['applies under an id that came with another key', { ...CLEAR, anotherKey: true }],
  ['could be taken for another', { ...CLEAR, resembles: [{ ...TWIN, in: [...TWIN.in] }] }],
])('Q14: of two who say yes to whoever %s one is a supervisor, the first or the last', (_why, why) => {
  expect(missingWords(why, [])).toEqual({ people: 2, supervisor: true });
  expect(missingWords(why, [CLERK])).toEqual({ people: 1, supervisor: true });
  expect(missingWords(why, [CLERK, CLERK])).toEqual({ people: 1, supervisor: true });
  expect(missingWords(why, [SUPERVISOR])).toEqual({ people: 1, supervisor: false });
  expect(missingWords(why, [CLERK, SUPERVISOR])).toEqual({ people: 0, supervisor: false });
});
