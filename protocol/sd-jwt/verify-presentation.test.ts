import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-value.ts';
import { issuerKeysSchema, resolveIn } from '../test-signing/issuer-keys.ts';
import { vectorTitle } from '../test-vectors/vector-title.ts';
import file from './vectors/presentations.json' with { type: 'json' };
import { verifyPresentation } from './verify-presentation.ts';

const { issuerKeys, ...context } = file.context;
const options = { ...context, resolveIssuerKey: resolveIn(issuerKeysSchema.parse(issuerKeys)) };

describe('a presentation', () => {
  it.each(file.vectors.map((vector) => [vectorTitle(vector), vector] as const))('%s', async (_, vector) => {
    const result = await verifyPresentation(vector.input.presentation, options);
    const seen = 'ok' in result ? { ok: true, claims: disclosedOf(result.claims) } : result;
    expect(seen).toEqual(vector.expected);
  });
});

const ALWAYS_VISIBLE = ['iss', 'vct', 'iat', 'exp', 'cnf'];

const disclosedOf = (claims: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !ALWAYS_VISIBLE.includes(name)));
