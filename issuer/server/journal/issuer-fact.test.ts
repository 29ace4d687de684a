import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeFact, encodeFact, type IssuerFact } from './issuer-fact.ts';

const readAgain = (fact: IssuerFact) => encodeFact(fact).map(decodeFact);

test.each<IssuerFact>([
  { fact: 'codes-spent', offerIds: [randomUUID(), randomUUID()] },
  {
    fact: 'code-used',
    offerId: randomUUID(),
    requestId: randomUUID(),
    institutionId: 'pwsm',
    at: new Date('2026-11-30T08:00:00.123Z'),
  },
  { fact: 'desk-way-ended', digest: '0e9deef32abfc454'.repeat(4) },
  { fact: 'places-revoked', listId: 70_000, indexes: [0, 131_071] },
  { fact: 'places-given', listId: 2, below: 131_072 },
  { fact: 'list-published', listId: 1, version: 4_000_000_000 },
  { fact: 'places-suspended', listId: 3, version: 70_000, indexes: [1, 131_071] },
  { fact: 'places-resumed', listId: 3, version: 70_001, indexes: [1] },
  { fact: 'agreement-stands', institutionId: 'pwsm', version: 7, standing: 'ended', endOfCards: 'revoke-now' },
  { fact: 'agreement-stands', institutionId: 'pwsm', version: 8, standing: 'in-force' },
  { fact: 'staff-left', staffId: randomUUID() },
  {
    fact: 'signing-key',
    institutionId: 'pwsm',
    version: 9,
    key: { x: 'A'.repeat(43), y: `B${'A'.repeat(42)}`, kid: 'klucz-2' },
  },
  {
    fact: 'key-turned',
    use: 'status-list',
    generation: 300,
    kid: 'A'.repeat(43),
    from: new Date('2026-11-30T08:02:00.001Z'),
  },
  { fact: 'signing-halted', since: new Date('2026-11-30T08:00:00.123Z') },
  { fact: 'signing-resumed', since: new Date('2026-11-30T08:00:00.123Z') },
])('a fact is read as it was written: $fact', (fact) => {
  expect(readAgain(fact)).toEqual([fact]);
});

test('many places are several records, none of which is too long', () => {
  const indexes = Array.from({ length: 9_000 }, (_, at) => at);
  const read = readAgain({ fact: 'places-revoked', listId: 1, indexes });
  expect(read).toHaveLength(3);
  expect(read.flatMap((fact) => (fact?.fact === 'places-revoked' ? fact.indexes : []))).toEqual(indexes);
  expect(encodeFact({ fact: 'codes-spent', offerIds: [] })).toEqual([]);
});

test('a fact costs a few bytes', () => {
  expect(encodeFact({ fact: 'codes-spent', offerIds: [randomUUID()] })[0]?.payload).toHaveLength(16);
});

test('what a newer release has written is not passed over', () => {
  expect(() => decodeFact({ kind: 99, payload: Buffer.alloc(0) })).toThrow('newer release');
});
