import type { Recipe } from './recipe.ts';

export const aTest: Recipe = {
  title: 'A test',
  steps: [
    {
      file: 'student-card/card-status.test.ts',
      create: `import { expect, test } from 'vitest';
import { NEXT_STATUSES } from './card-status.ts';

test('what was revoked stays revoked', () => {
  expect(NEXT_STATUSES.revoked).toEqual([]);
});
`,
    },
  ],
};
