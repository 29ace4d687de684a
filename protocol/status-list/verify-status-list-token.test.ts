import { describe, expect, it } from 'vitest';
import { issuerKeysSchema, resolveIn } from '../test-signing/issuer-keys.ts';
import { vectorTitle } from '../test-vectors/vector-title.ts';
import { lookUpStatus } from './look-up-status.ts';
import file from './vectors/tokens.json' with { type: 'json' };
import { verifyStatusListToken } from './verify-status-list-token.ts';

const { issuerKeys, ...context } = file.context;
const options = { ...context, resolveIssuerKey: resolveIn(issuerKeysSchema.parse(issuerKeys)) };

describe('a status list token', () => {
  it.each(file.vectors.map((vector) => [vectorTitle(vector), vector] as const))(
    '%s',
    async (_, { input, expected }) => {
      const verified = await verifyStatusListToken(input.token, options);
      expect('ok' in verified ? lookUpStatus(verified.list, input.index ?? 0) : verified).toEqual(expected);
    },
  );
});
