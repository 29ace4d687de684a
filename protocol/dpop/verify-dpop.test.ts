import { describe, expect, it } from 'vitest';
import { vectorTitle } from '../test-vectors/vector-title.ts';
import file from './vectors/proofs.json' with { type: 'json' };
import { verifyDpop } from './verify-dpop.ts';

describe('a DPoP proof', () => {
  it.each(file.vectors.map((vector) => [vectorTitle(vector), vector] as const))(
    '%s',
    async (_, { input, expected }) => {
      const { proof, ...request } = input;
      expect(await verifyDpop(proof, { ...file.context, ...request })).toEqual(expected);
    },
  );
});
