import { expect, test } from 'vitest';
import { institutionSettingsSchema } from '../settings.ts';
import { type DeedFacts, type Question, rulesHit } from './second-person-rules.ts';

const limits = {
  cardsADay: 20,
  shareOfCards: 0.1,
  leaversADay: 20,
  shareOfLeavers: 0.1,
  ordersADay: 100,
  shareOfOrders: 1,
  peselsADay: 60,
  shareOfPesels: 0.25,
  changesADay: 40,
  shareOfChanges: 0.25,
  erasuresADay: 10,
  shareOfErasures: 0.02,
  waysADay: 5,
  shareOfWays: 0.05,
  bothADay: 5,
  shareOfBoth: 0.01,
};
const all = (count: number) => ({
  cards: count,
  leavers: count,
  orders: count,
  pesels: count,
  changes: count,
  erasures: count,
  ways: count,
  both: count,
});
const hit = (
  facts: Partial<DeedFacts>,
  { done = 0, ...known }: Partial<Omit<Question, 'done'>> & { done?: number } = {},
) =>
  rulesHit({
    facts: { touches: () => false, ...facts },
    limits,
    done: all(done),
    liveCards: 1_000,
    people: 1_000,
    active: 1_000,
    own: false,
    host: false,
    guest: false,
    ...known,
  });
const cards = (count: number) => ({ amounts: [{ of: 'cards', count }] }) as const;

test('D57 more than twenty cards in a day need a second person, twenty do not', () => {
  expect(hit(cards(20))).toEqual([]);
  expect(hit(cards(21))).toEqual(['many-cards']);
});

test('D57 more than a tenth of the live cards need a second person, a tenth does not', () => {
  expect(hit(cards(5), { liveCards: 50 })).toEqual([]);
  expect(hit(cards(6), { liveCards: 50 })).toEqual(['many-cards']);
  expect(hit(cards(2), { liveCards: 0 })).toEqual(['many-cards']);
});

test('D57 Q5 two halves are one whole, and the first card of a day is what a click by hand is', () => {
  expect(hit(cards(11), { done: 10 })).toEqual(['many-cards']);
  expect(hit(cards(1), { liveCards: 3 })).toEqual([]);
  expect(hit(cards(1), { done: 1, liveCards: 3 })).toEqual(['many-cards']);
  expect(hit(cards(0), { done: 100, liveCards: 3 })).toEqual([]);
});

const leavers = (count: number) => ({ amounts: [{ of: 'leavers', count }] }) as const;
test('F75 Q58 more than twenty people put out in a day, or a tenth of the enrolled, need a second person', () => {
  expect(hit(leavers(10), { active: 100 })).toEqual([]);
  expect(hit(leavers(11), { active: 100 })).toEqual(['many-leave']);
  expect(hit(leavers(1), { done: 10, active: 100 })).toEqual(['many-leave']);
  expect(hit(leavers(20))).toEqual([]);
  expect(hit(leavers(21))).toEqual(['many-leave']);
  // The first of a day is what a click by hand is.
  expect(hit(leavers(1), { active: 3 })).toEqual([]);
  expect(hit(leavers(1), { done: 1, active: 3 })).toEqual(['many-leave']);
  expect(hit(leavers(0), { done: 100, active: 3 })).toEqual([]);
});

test('Q6 the sixty-first PESEL of a day needs a second person, and so does each that leaves the house', () => {
  const pesels = { amounts: [{ of: 'pesels', count: 1 }] } as const;
  expect(hit(pesels, { done: 59 })).toEqual([]);
  expect(hit(pesels, { done: 60 })).toEqual(['many-pesels']);
  expect(hit({ ...pesels, takesOutPesel: true })).toEqual(['export']);
});

const changes = (count: number) => ({ amounts: [{ of: 'changes', count }] }) as const;
test('Q20 Q21 the forty-first changed entry of a day needs a second person, and the eleventh erasure', () => {
  expect(hit(changes(40))).toEqual([]);
  expect(hit(changes(1), { done: 40 })).toEqual(['many-changes']);
  const erasure = {
    amounts: [
      { of: 'cards', count: 0 },
      { of: 'erasures', count: 1 },
    ],
  } as const;
  expect(hit(erasure, { done: 9 })).toEqual([]);
  expect(hit(erasure, { done: 10 })).toEqual(['many-erasures']);
});

const erasures = (count: number) => ({ amounts: [{ of: 'erasures', count }] }) as const;
test('Q33 of a small school a share is too many where ten are, and a few are a day’s work anywhere', () => {
  expect(hit(erasures(1), { done: 4, people: 250 })).toEqual([]);
  expect(hit(erasures(1), { done: 5, people: 250 })).toEqual(['many-erasures']);
  expect(hit(erasures(3), { people: 8 })).toEqual([]);
  expect(hit(erasures(4), { people: 8 })).toEqual(['many-erasures']);
  expect(hit(changes(26), { people: 100 })).toEqual(['many-changes']);
  expect(hit({ amounts: [{ of: 'pesels', count: 1 }] }, { done: 25, people: 100 })).toEqual(['many-pesels']);
  expect(hit({ amounts: [{ of: 'orders', count: 81 }] }, { people: 80 })).toEqual(['many-orders']);
  // Less is less: what an institution forbids, no share allows.
  expect(hit(erasures(1), { people: 8, limits: { ...limits, erasuresADay: 0 } })).toEqual(['many-erasures']);
});

test('every rule that holds is named', () => {
  expect(hit({ newPeople: 1, identities: 2, rights: true, secondIdentity: true }, { own: true, host: true })).toEqual([
    'new-person',
    'identity',
    'own-data',
    'brought-in',
    'rights',
    'second-identity',
  ]);
});

test('an institution makes a limit smaller as it likes, and larger only when it says why', () => {
  const { twoPeople } = institutionSettingsSchema.shape.policies.unwrap().shape;
  expect(twoPeople.safeParse({ cardsADay: 5, peselsADay: 0 }).success).toBe(true);
  expect(twoPeople.safeParse({ cardsADay: 21 }).success).toBe(false);
  expect(twoPeople.safeParse({ shareOfErasures: 0.01 }).success).toBe(true);
  expect(twoPeople.safeParse({ shareOfErasures: 0.03 }).success).toBe(false);
  expect(
    twoPeople.safeParse({ cardsADay: 50, loosenedBecause: 'Rok akademicki zaczyna się w jeden dzień.' }).success,
  ).toBe(true);
});

test('Q35 codes on paper are counted within a day: five, or a twentieth of the people, and three anywhere', () => {
  const one = { amounts: [{ of: 'ways', count: 1 }] } as const;
  expect(hit(one, { done: 4, people: 1000 })).toEqual([]);
  expect(hit(one, { done: 5, people: 1000 })).toEqual(['many-ways']);
  expect(hit(one, { done: 4, people: 80 })).toEqual(['many-ways']);
  expect(hit(one, { done: 2, people: 4 })).toEqual([]);
  expect(hit(one, { done: 3, people: 4 })).toEqual(['many-ways']);
});

test('Q45 both codes of people are counted within a day: five, or a hundredth of the people, and three anywhere but where none', () => {
  const one = { amounts: [{ of: 'both', count: 1 }] } as const;
  expect(hit(one, { done: 4, people: 1000 })).toEqual([]);
  expect(hit(one, { done: 5, people: 1000 })).toEqual(['many-both']);
  expect(hit(one, { done: 3, people: 300 })).toEqual(['many-both']);
  expect(hit(one, { done: 2, people: 20 })).toEqual([]);
  expect(hit(one, { limits: { ...limits, bothADay: 0 } })).toEqual(['many-both']);
});

test('Q47 Q48 Q49 a card that is valid longer, an erasure that nobody asked for and another agreement are nobody’s alone', () => {
  expect(hit({ prolonged: 1 })).toEqual(['prolonged']);
  expect(hit({ unasked: 1 })).toEqual(['unasked']);
  expect(hit({ agreement: true })).toEqual(['agreement']);
});
