import type { Clock } from '@mleg/platform/clock/clock';
import { DAY } from '@mleg/platform/clock/durations';
import type { KeyCalendar } from '@mleg/platform/keys/key-calendar';
import { type KeyRing, type KeyUse, openKeyRing, type RotatingKey } from '@mleg/platform/keys/key-ring';
import type { KeyStore } from '@mleg/platform/keys/key-store';

export type VerifierKeyUse = 'dayPack' | 'events';

/** The verifier's keys that follow each other. Those of relying parties are certified elsewhere, for two years. */
export type VerifierKeys = Readonly<Record<VerifierKeyUse, RotatingKey>> & {
  /** Makes those that are due. */
  turn(): ReturnType<KeyRing<VerifierKeyUse>['turn']>;
};

const YEAR = 365 * DAY;

/** When each is followed by the next one. */
export const VERIFIER_KEY_USES: Readonly<Record<VerifierKeyUse, KeyUse>> = {
  // A phone learns the next key from a pack. One that has taken none for a whole year is installed anew.
  dayPack: { use: 'day-pack', signsFor: YEAR, publishedBefore: 30 * DAY, publishedAfter: 8 * DAY },
  // Relying parties ask for a key that they do not know.
  events: { use: 'events', signsFor: YEAR, publishedBefore: DAY, publishedAfter: 8 * DAY },
};

interface Needed {
  keys: KeyStore;
  calendar: KeyCalendar;
  clock: Clock;
}

/** Opened when one of them is first asked for: a verifier starts at once. */
export function openVerifierKeys(needed: Needed): VerifierKeys {
  let opened: Promise<KeyRing<VerifierKeyUse>> | undefined;
  const ring = () => {
    opened ??= openKeyRing(needed, VERIFIER_KEY_USES);
    return opened;
  };
  const key = (use: VerifierKeyUse): RotatingKey => ({
    inUse: async () => (await ring()).keys[use].inUse(),
    published: async () => (await ring()).keys[use].published(),
    named: async (kid) => (await ring()).keys[use].named(kid),
  });
  return { dayPack: key('dayPack'), events: key('events'), turn: async () => (await ring()).turn() };
}
