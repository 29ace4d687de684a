import { describe, expect, it } from 'vitest';
import { vectorTitle } from '../test-vectors/vector-title.ts';
import file from './vectors/key-proofs.json' with { type: 'json' };
import { verifyProofJwt } from './verify-proof-jwt.ts';

describe('a key proof', () => {
  it.each(file.vectors.map((vector) => [vectorTitle(vector), vector] as const))(
    '%s',
    async (_, { input, expected }) => {
      const { proof, clientId } = input;
      const client = clientId === undefined ? {} : { isClient: (iss: string) => iss === clientId };
      expect(await verifyProofJwt(proof, { ...file.context, ...client })).toEqual(expected);
    },
  );
});
