import { type CardOrder, cardOrderStateSchema } from '@mleg/institution-contract/card-order';
import { expect, test } from 'vitest';
import { cardView, stateName } from './card-view.ts';

const eligible = { eligible: true, rules: [] };
const notEligible = { eligible: false, rules: [{ rule: 'photo-present' as const, passed: false }] };
const orderedAt = '2026-11-21T19:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(orderedAt) + seconds * 1000);

test('without an order, the rules decide whether one can be placed', () => {
  expect(cardView({ eligibility: eligible }, later(0))).toEqual({ kind: 'can-order' });
  expect(cardView({ eligibility: notEligible }, later(0))).toEqual({ kind: 'not-eligible' });
});

test('waiting says that it is slow only after ten seconds', () => {
  const order = orderIn('preparing');
  expect(cardView({ eligibility: eligible, order }, later(10))).toMatchObject({ kind: 'waiting', slow: false });
  expect(cardView({ eligibility: eligible, order }, later(11))).toMatchObject({ kind: 'waiting', slow: true });
});

test('a card on a phone stays shown when its holder is no longer eligible', () => {
  expect(cardView({ eligibility: notEligible, order: orderIn('activated') }, later(0)).kind).toBe('activated');
});

test('every state of an order is shown under a name of its own', () => {
  const names = cardOrderStateSchema.options.map((state) =>
    stateName(cardView({ eligibility: eligible, order: orderIn(state) }, later(0))),
  );
  expect(new Set(names).size).toBe(cardOrderStateSchema.options.length - 1);
  expect(names.filter((name) => name === 'waiting')).toHaveLength(2);
});

test('a card that the issuer has suspended is not called active', () => {
  const order = { ...orderIn('activated'), suspended: true };
  expect(stateName(cardView({ eligibility: eligible, order }, later(0)))).toBe('suspended');
});

function orderIn(state: CardOrder['state']): CardOrder {
  return {
    orderId: '0b6f3a52-5d0f-4f1c-9a53-0c9f3c0f0a01',
    state,
    orderedAt,
    changedAt: orderedAt,
    delayed: false,
    earlierCardBeingRevoked: false,
  };
}
