import type { Clock } from '@mleg/platform/clock/clock';
import type { KeyCalendar } from '@mleg/platform/keys/key-calendar';
import { type KeyRing, openDecryptionRing, type RotatingKey } from '@mleg/platform/keys/key-ring';
import type { DecryptionKey, KeyStore } from '@mleg/platform/keys/key-store';
import { recipientOf } from '@mleg/platform/keys/recipient-of';
import { CODE_KEY } from './key-turns.ts';

/** The keys that codes arrive sealed to: one that the Ministry seals to, the next, and those of codes on their way. */
export interface CodeKeys {
  inUse: RotatingKey<DecryptionKey>['inUse'];
  named: RotatingKey<DecryptionKey>['named'];
  /** Opens a compact JWE to any of them. Throws where it is to none, or was changed. */
  open(jwe: string): Promise<Uint8Array>;
  /** Makes the next one where there is none. */
  turn(): ReturnType<KeyRing<'codes'>['turn']>;
}

export async function openCodeKeys(needed: { keys: KeyStore; calendar: KeyCalendar; clock: Clock }): Promise<CodeKeys> {
  const ring = await openDecryptionRing(needed, { codes: CODE_KEY });
  const { codes } = ring.keys;
  return {
    inUse: () => codes.inUse(),
    named: (kid) => codes.named(kid),
    open: async (jwe) => {
      // An operator may have entered the first key at the issuer under a name of their own.
      const key = (await codes.named(recipientOf(jwe) ?? '')) ?? (await codes.inUse());
      return key.open(jwe);
    },
    turn: () => ring.turn(),
  };
}
