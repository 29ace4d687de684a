import { expect, test } from 'vitest';
import { openStepLog, SmokeFailure } from './step-log.ts';
import { within } from './within.ts';

test('says each step with its time and what came of it', async () => {
  const lines: string[] = [];
  const log = openStepLog((line) => lines.push(line));
  await log.run(
    'order',
    async () => 'preparing',
    (state) => state,
  );
  expect(lines).toEqual([expect.stringMatching(/^ok +\d+ ms +order +preparing$/)]);
  expect(log.steps).toMatchObject([{ step: 'order', ok: true, detail: 'preparing' }]);
});

test('says why a step failed, and goes no further', async () => {
  const log = openStepLog(() => {});
  const failing = log.run('redeem', async () => {
    throw new SmokeFailure('wrong-code');
  });
  await expect(failing).rejects.toThrow(SmokeFailure);
  expect(log.steps).toMatchObject([{ step: 'redeem', ok: false, detail: 'wrong-code' }]);
});

test('looks until there is something, and not for ever', async () => {
  let looks = 0;
  expect(await within(5, 'nothing came', async () => (++looks === 2 ? 'it' : undefined))).toBe('it');
  await expect(within(0.3, 'nothing came', async () => undefined)).rejects.toThrow('nothing came within 0.3 s');
});
