import { expect, test } from 'vitest';
import { idViolations } from './ids.ts';

test.each(['uuid()', 'string().uuid()', 'uuidv4()', 'guid()'])('Q55: z.%s is read in one place only', (reading) => {
  const found = (file: string) => idViolations(new Map([[file, `const id = z.${reading};`]]));
  expect(found('institution/contract/day.ts')).toHaveLength(1);
  expect(found('student-card/uuid.ts')).toEqual([]);
});
