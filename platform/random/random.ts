import { randomBytes, randomInt } from 'node:crypto';

/** Cryptographically secure randomness; a test that needs to know the numbers passes its own. */
export interface Random {
  /** An integer in [0, n). */
  below(n: number): number;
  bytes(length: number): Uint8Array;
}

export const systemRandom: Random = { below: (n) => randomInt(n), bytes: (length) => randomBytes(length) };
