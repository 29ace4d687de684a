import { lifeOf, type NextStates, statesBefore } from '@mleg/platform/database/life';
import { NEXT_STATUSES } from '@mleg/student-card/card-status';
import { expect, test } from 'vitest';
import { NEXT_AGREEMENT_STATES } from './agreement-life.ts';
import { DEAD_STATES, NEXT_OFFER_STATES, OPEN_STATES, TOKEN_STATES } from './offer-life.ts';

const TABLES: [name: string, next: NextStates][] = [
  ['an offer', NEXT_OFFER_STATES],
  ['a card', NEXT_STATUSES],
  ['an agreement', NEXT_AGREEMENT_STATES],
];

test.each(TABLES)('%s goes where its table says, and nowhere else', (_, next) => {
  const life = lifeOf('rows.state', next);
  const states = Object.keys(next);
  for (const from of states) {
    for (const to of states) {
      const move = () => life.move(to, { from: [from as never] });
      if (next[from]?.includes(to)) expect(move, `${from} → ${to}`).not.toThrow();
      else expect(move, `${from} → ${to}`).toThrow(/never goes/);
    }
  }
});

test.each(TABLES)('%s only has states that can be reached from its first', (_, next) => {
  const [first = ''] = Object.keys(next);
  const reached = new Set([first]);
  for (const state of reached) for (const to of next[state] ?? []) reached.add(to);
  expect([...reached].sort()).toEqual(Object.keys(next).sort());
});

test('nothing leaves a state without a way out', () => {
  expect(() => lifeOf('offers.state', NEXT_OFFER_STATES).move('accepted')).toThrow(/never goes/);
  expect(statesBefore(NEXT_OFFER_STATES, 'expired')).toEqual(['ready', 'redeemed']);
});

test('an offer is open, dead, or activated; a token is only held from its redemption on', () => {
  expect(OPEN_STATES).toEqual(['accepted', 'ready', 'redeemed']);
  expect([...OPEN_STATES, ...DEAD_STATES, 'activated'].sort()).toEqual(Object.keys(NEXT_OFFER_STATES).sort());
  expect(TOKEN_STATES.slice(1)).toEqual(NEXT_OFFER_STATES.redeemed.filter((state) => !DEAD_STATES.includes(state)));
});
