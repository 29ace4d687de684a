import { createStatusBits, getStatus, STATUS } from '@mleg/protocol/status-list/status-bits';
import { expect, test } from 'vitest';
import { applyChanges } from './publish-status-lists.ts';

test('I4 what is invalid stays so, whatever changes after it', () => {
  const list = createStatusBits(2, 64);
  const statusAfter = (...statuses: readonly number[]) => {
    applyChanges(
      list,
      statuses.map((status) => ({ list_index: 3, status })),
    );
    return getStatus(list, 3);
  };
  expect(statusAfter(STATUS.suspended)).toBe(STATUS.suspended);
  expect(statusAfter(STATUS.valid)).toBe(STATUS.valid);
  expect(statusAfter(STATUS.suspended, STATUS.invalid, STATUS.valid)).toBe(STATUS.invalid);
  expect(statusAfter(STATUS.valid, STATUS.suspended)).toBe(STATUS.invalid);
  expect([2, 4].map((index) => getStatus(list, index))).toEqual([STATUS.valid, STATUS.valid]);
});
