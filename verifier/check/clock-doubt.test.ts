import { expect, it } from 'vitest';
import { clockDoubt } from './clock-doubt.ts';

const NOW = 1_800_000_000;
const DAY = 86_400;
const good = { now: NOW, drift: 0, lastSeen: NOW - 5, confirmed: { at: NOW - 3 * DAY, ahead: 2 } };

it('V51 a clock that was compared, goes on and was not set is believed for a week', () => {
  expect(clockDoubt(good)).toBeUndefined();
  expect(clockDoubt({ ...good, now: NOW + 4 * DAY })).toBeUndefined();
  expect(clockDoubt({ ...good, now: NOW + 4 * DAY + 1 })).toBe('unconfirmed-for-days');
});

it.each([
  ['V51 never compared', { confirmed: undefined }, 'never-confirmed'],
  ['V51 a day ahead when compared', { confirmed: { at: NOW, ahead: DAY } }, 'off'],
  ['V51 a day behind when compared', { confirmed: { at: NOW, ahead: -DAY } }, 'off'],
  ['V51 a day behind what it has seen', { lastSeen: NOW + DAY }, 'went-back'],
  ['V51 behind the moment it was compared', { confirmed: { at: NOW + DAY, ahead: 0 } }, 'went-back'],
  ['V51 set a day ahead while open', { drift: DAY }, 'jumped'],
  ['V51 set a day back while open', { drift: -DAY }, 'jumped'],
] as const)('%s', (_, change, doubt) => {
  const { confirmed, ...others } = { ...good, ...change };
  expect(clockDoubt(confirmed ? { ...others, confirmed } : others)).toBe(doubt);
});

it('V51 a clock may be off by as long as a code lives, and by no second more', () => {
  const { now, confirmed } = good;
  for (const sign of [1, -1]) {
    expect(clockDoubt({ ...good, confirmed: { ...confirmed, ahead: sign * 30 } })).toBeUndefined();
    expect(clockDoubt({ ...good, confirmed: { ...confirmed, ahead: sign * 31 } })).toBe('off');
    expect(clockDoubt({ ...good, drift: sign * 30 })).toBeUndefined();
    expect(clockDoubt({ ...good, drift: sign * 31 })).toBe('jumped');
  }
  expect(clockDoubt({ ...good, lastSeen: now + 30 })).toBeUndefined();
  expect(clockDoubt({ ...good, lastSeen: now + 31 })).toBe('went-back');
  expect(clockDoubt({ now: confirmed.at - 30, drift: 0, confirmed })).toBeUndefined();
  expect(clockDoubt({ now: confirmed.at - 31, drift: 0, confirmed })).toBe('went-back');
});
