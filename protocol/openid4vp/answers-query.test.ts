import { DcqlPresentationResult, DcqlQuery } from 'dcql';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json/json-value.ts';
import { answersQuery } from './answers-query.ts';
import { type DcqlQueryInput, dcqlQuerySchema } from './dcql-query.ts';
import { selectClaims } from './select-claims.ts';

const TYPES = ['https://a.example/1', 'https://b.example/1'];
const NAMES = ['name', 'born', 'school'];

const credential = (id: string, claims?: object[], sets?: string[][]) => ({
  id,
  format: 'dc+sd-jwt' as const,
  meta: { vct_values: [`https://${id}.example/1`] },
  ...(claims === undefined ? {} : { claims }),
  ...(sets === undefined ? {} : { claim_sets: sets }),
});
const parse = (query: object) => dcqlQuerySchema.parse(query);
const judge = (query: object, presented: Record<string, JsonObject>) =>
  answersQuery(parse(query), new Map(Object.entries(presented)));

describe('an answer', () => {
  const eitherOf = {
    credentials: [credential('a', [{ path: ['name'] }]), credential('b')],
    credential_sets: [{ options: [['a'], ['b']] }],
  };
  const a = { vct: TYPES[0] ?? '', name: 'Zofia' };
  const b = { vct: TYPES[1] ?? '' };

  test.each<[string, object, Record<string, JsonObject>, object]>([
    ['one of two alternatives will do', eitherOf, { b }, { ok: true }],
    ['both will do too', eitherOf, { a, b }, { ok: true }],
    ['neither will not', eitherOf, {}, { refused: 'missing-credential' }],
    ['of a type that was not asked for', eitherOf, { b: a }, { refused: 'foreign-credential-type' }],
    ['to a question that was not put', eitherOf, { c: a }, { refused: 'unasked-credential' }],
    ['without a claim', eitherOf, { a: { vct: a.vct } }, { refused: 'missing-claim' }],
    [
      'all of them where nothing is said',
      { credentials: [credential('a'), credential('b')] },
      { a },
      { refused: 'missing-credential' },
    ],
    [
      'with another value than those asked for',
      { credentials: [credential('a', [{ path: ['name'], values: ['Anna'] }])] },
      { a },
      { refused: 'missing-claim' },
    ],
    [
      'to the second of two sets of claims',
      {
        credentials: [
          credential(
            'a',
            [
              { id: 'x', path: ['pesel'] },
              { id: 'y', path: ['name'] },
            ],
            [['x'], ['y']],
          ),
        ],
      },
      { a },
      { ok: true },
    ],
    [
      'that leaves out what is optional',
      { ...eitherOf, credential_sets: [{ options: [['b']] }, { options: [['a']], required: false }] },
      { b },
      { ok: true },
    ],
  ])('%s', (_name, query, presented, expected) => {
    expect(judge(query, presented)).toEqual(expected);
  });
});

test.each([
  ['two queries of one name', { credentials: [credential('a'), credential('a')] }],
  ['a set that names nothing', { credentials: [credential('a')], credential_sets: [{ options: [['z']] }] }],
  ['a set of claims that names nothing', { credentials: [credential('a', [{ path: ['name'] }], [['z']])] }],
  ['nothing', { credentials: [] }],
  ['a format that is not ours', { credentials: [{ ...credential('a'), format: 'mso_mdoc' }] }],
])('%s is no query', (_name, query) => {
  expect(dcqlQuerySchema.safeParse(query).success).toBe(false);
});

test.each<[(string | number | null)[], unknown]>([
  [['address', 'city'], ['Morzanka']],
  [
    ['roles', null],
    ['student', 'member'],
  ],
  [['roles', 1], ['member']],
  [['roles', 7], undefined],
  [['name', 'first'], undefined],
  [['nobody'], undefined],
  [['__proto__'], undefined],
])('the path %j leads to %j (OpenID4VP 1.0 §7.1)', (path, expected) => {
  const claims = { address: { city: 'Morzanka' }, roles: ['student', 'member'], name: 'Zofia' };
  expect(selectClaims(path, claims)).toEqual(expected);
});

/** Queries with alternatives of claims and credentials, and whatever is presented. */
const queries = fc.record({
  claims: fc.array(fc.subarray(NAMES, { minLength: 1 }), { minLength: 2, maxLength: 2 }),
  alternatives: fc.boolean(),
  sets: fc.option(fc.array(fc.subarray(['a', 'b'], { minLength: 1 }), { minLength: 1, maxLength: 2 }), {
    nil: undefined,
  }),
});
const cards = fc.dictionary(
  fc.constantFrom('a', 'b'),
  fc.record({ vct: fc.constantFrom(...TYPES), held: fc.subarray(NAMES) }),
  { noNullPrototype: true },
);

test('judges as the library `dcql` does', () => {
  fc.assert(
    fc.property(queries, cards, ({ claims, alternatives, sets }, held) => {
      const credentials = ['a', 'b'].map((id, index) => {
        const named = (claims[index] ?? []).map((name) => ({ id: name, path: [name] }));
        return credential(id, named, alternatives ? named.map((claim) => [claim.id]) : undefined);
      });
      const query = { credentials, ...(sets === undefined ? {} : { credential_sets: [{ options: sets }] }) };
      const presented = Object.fromEntries(
        Object.entries(held).map(([id, { vct, held: names }]): [string, JsonObject] => [
          id,
          { vct, ...Object.fromEntries(names.map((name) => [name, 'x'])) },
        ]),
      );
      expect('ok' in judge(query, presented)).toBe(satisfies(query as DcqlQueryInput, presented));
    }),
    { numRuns: 300 },
  );
});

function satisfies(query: DcqlQueryInput, presented: Record<string, JsonObject>): boolean {
  const parsed = DcqlQuery.parse(query);
  DcqlQuery.validate(parsed);
  const entries = Object.entries(presented).map(([id, { vct, ...claims }]) => [
    id,
    [{ credential_format: 'dc+sd-jwt', cryptographic_holder_binding: true, vct, claims }],
  ]);
  if (entries.length === 0) return false;
  const result = DcqlPresentationResult.fromDcqlPresentation(Object.fromEntries(entries), { dcqlQuery: parsed });
  // The library forgives a presentation that doesn't fit beside one that does; the specification discards it (§8.6), we refuse all.
  return (
    result.can_be_satisfied && Object.keys(presented).every((id) => result.credential_matches[id]?.success === true)
  );
}
