import { cardOrderStateSchema } from '@mleg/institution-contract/card-order';
import { expect, test } from 'vitest';
import { canBecome, isOpen, NEXT_STATES } from './order-states.ts';

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
