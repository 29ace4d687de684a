import fc from 'fast-check';
import type { Operation, Schema } from '../routes/operations.ts';

type Sampled = fc.Arbitrary<unknown>;

/** Somebody's id, or another: what is at hand makes a request reach deeper. */
export type Ids = fc.Arbitrary<string>;

const words = fc.constantFrom(
  'Zmyślona',
  'a',
  '42',
  '2026-12-01',
  'zażółć gęślą',
  '44051401458',
  'sp2',
  'x@example.org',
);

/** What a schema lets through, more or less: patterns are followed, lengths mostly. */
export function sampleOf(schema: Schema, definitions: Operation['definitions'], ids: Ids): Sampled {
  const sample = (inner: unknown): Sampled => sampleOf((inner ?? {}) as Schema, definitions, ids);
  if (typeof schema['$ref'] === 'string') return sample(definitions[schema['$ref'].split('/').at(-1) ?? '']);
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map(sample));
  if (Array.isArray(schema['allOf']))
    return fc.tuple(...schema['allOf'].map(sample)).map((all) => Object.assign({}, ...all));
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, sample);
    case 'array':
      return fc.array(sample(schema['items']), { minLength: Number(schema['minItems'] ?? 0), maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: Number(schema['minimum'] ?? 0), max: Math.max(Number(schema['minimum'] ?? 0), 50) });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(schema, ids);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: Schema, sample: (inner: unknown) => Sampled): Sampled {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const required = (schema['required'] ?? []) as string[];
  return fc.record(Object.fromEntries(properties.map(([name, inner]) => [name, sample(inner)])), {
    requiredKeys: required.filter((name) => properties.some(([known]) => known === name)),
    noNullPrototype: true,
  });
}

function textOf(schema: Schema, ids: Ids): Sampled {
  if (schema['format'] === 'uuid') return ids;
  if (schema['format'] === 'date-time') return fc.constant('2026-11-30T12:00:00Z');
  if (schema['format'] === 'date') return fc.constantFrom('2001-02-03', '2026-12-01');
  if (schema['format'] === 'uri')
    return fc.constantFrom('https://example.org/', 'http://[::1]/', 'https://127.0.0.1/a');
  if (typeof schema['pattern'] === 'string' && schema['format'] === undefined) return ofPattern(schema['pattern']);
  if (Number(schema['minLength'] ?? 0) > 20) return fc.constant('x'.repeat(Number(schema['minLength'])));
  return words;
}

function ofPattern(pattern: string): Sampled {
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return words;
  }
}
