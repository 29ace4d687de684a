import type { Clock } from '@mleg/platform/clock/clock';
import { later, MINUTE, SECOND } from '@mleg/platform/clock/durations';
import type { RotatingKey } from '@mleg/platform/keys/key-ring';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { selectHalt } from './halt-store.ts';

/** Whether this process may sign cards: every process looks for itself, and none needs to be told. */
export interface SigningHalt {
  isHalted(): Promise<boolean>;
  /** What this process has changed itself. */
  forget(): void;
  /** The key that signs cards. It signs while somebody has looked within the last minute and found no halt. */
  guard(key: SigningKey): SigningKey;
}

/** Of two minutes in which a halt has to be everywhere, so much may go by in a process that has just looked. */
const LOOKS_EVERY = 2 * SECOND;
/** A process that cannot look any more does not sign any more. */
const TRUSTS_A_LOOK_FOR = MINUTE;

export function openSigningHalt({ database, clock }: { database: Kysely<IssuerDatabase>; clock: Clock }): SigningHalt {
  let seen: { halted: boolean; at: Date } | undefined;
  const isRecent = (within: number) => seen !== undefined && clock.now() < later(seen.at, within);
  return {
    isHalted: async () => {
      if (seen && isRecent(LOOKS_EVERY)) return seen.halted;
      const at = clock.now();
      const halted = (await selectHalt(database)) !== undefined;
      seen = { halted, at };
      return halted;
    },
    forget: () => {
      seen = undefined;
    },
    guard: (key) => ({
      kid: key.kid,
      publicJwk: key.publicJwk,
      x5c: key.x5c,
      sign: (data) => {
        if (!seen || seen.halted || !isRecent(TRUSTS_A_LOOK_FOR))
          throw new Error('Cards are not signed: there is a halt.');
        return key.sign(data);
      },
    }),
  };
}

/** Whichever of them is asked for, it signs no card in a halt. */
export function guardKeys({ guard }: Pick<SigningHalt, 'guard'>, keys: RotatingKey): RotatingKey {
  return {
    inUse: async () => guard(await keys.inUse()),
    published: async () => (await keys.published()).map(guard),
    named: async (kid) => {
      const key = await keys.named(kid);
      return key && guard(key);
    },
  };
}
