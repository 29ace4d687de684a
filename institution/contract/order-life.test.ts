import { expect, test } from 'vitest';
import { cardOrderStateSchema } from './card-order.ts';
import {
  canBecome,
  isOpen,
  mayBeOnPhone,
  mayTakeBack,
  NEXT_STATES,
  OPEN_STATES,
  STATES_AT_ISSUER,
  STATES_OF_CODES,
  STATES_ON_PHONE,
  STATES_UNDER_WAY,
} from './order-life.ts';

const states = cardOrderStateSchema.options;

test('every state is reachable from ordered, and none leads back to it', () => {
  const reached = new Set<string>(['ordered']);
  const follow = (state: (typeof states)[number]) =>
    NEXT_STATES[state].forEach((next) => {
      if (reached.has(next)) return;
      reached.add(next);
      follow(next);
    });
  follow('ordered');
  expect([...reached].sort()).toEqual([...states].sort());
  expect(states.filter((state) => canBecome(state, 'ordered'))).toEqual([]);
});

test('what has ended stays ended, above all what was revoked (I4)', () => {
  for (const state of ['locked', 'expired', 'cancelled', 'replaced', 'failed', 'revoked'] as const) {
    expect(states.filter((next) => canBecome(state, next))).toEqual([]);
    expect(isOpen(state)).toBe(false);
  }
});

test('a card on a phone can only be revoked', () => {
  expect(NEXT_STATES.activated).toEqual(['revoked']);
});

test('no step can be undone: there is no way from a state back to itself', () => {
  const leadsTo = (from: (typeof states)[number], seen = new Set<string>()): Set<string> => {
    for (const next of NEXT_STATES[from]) if (!seen.has(next)) leadsTo(next, seen.add(next));
    return seen;
  };
  for (const state of states) expect(leadsTo(state)).not.toContain(state);
});

test('lists of states follow from the table', () => {
  expect(OPEN_STATES).toEqual(['ordered', 'preparing', 'ready', 'redeemed', 'activated']);
  expect(STATES_UNDER_WAY).toEqual(['ordered', 'preparing']);
  expect(STATES_OF_CODES).toEqual(['ordered', 'preparing', 'ready']);
  expect(STATES_ON_PHONE).toEqual(['redeemed', 'activated']);
  expect(STATES_AT_ISSUER).toEqual(['preparing', 'ready', 'redeemed', 'activated']);
});

test('a card that may be on a phone is open, and nothing that has ended is', () => {
  expect(states.filter(mayBeOnPhone)).toEqual(['redeemed', 'activated']);
});

test('a page offers to take back what is open, suspended or not, and nothing else', () => {
  expect(states.filter(mayTakeBack)).toEqual(OPEN_STATES);
  expect(mayTakeBack('suspended')).toBe(true);
  expect(mayTakeBack(undefined)).toBe(false);
  expect(mayTakeBack('a state of tomorrow')).toBe(false);
});
