import { type ClockDoubt, type ClockObservation, clockDoubt } from '@mleg/verifier-check/clock-doubt';
import type { HeldDayPack } from '@mleg/verifier-check/day-pack/held-day-pack';
import { type OpenedDayPack, openDayPack } from '@mleg/verifier-check/day-pack/open-day-pack';
import { type DayPackRefusal, updateDayPack } from '@mleg/verifier-check/day-pack/update-day-pack';
import { nowSeconds } from '../clock/device-clock.ts';
import { watchDrift } from '../clock/watch-drift.ts';
import { createChangingValue } from './changing-value.ts';
import type { InspectorDatabase } from './inspector-database.ts';
import { pinnedKey } from './pinned-key.ts';

/** What an inspector's phone needs for its checks, as it is now. */
export interface Equipment {
  opened: OpenedDayPack | undefined;
  /** Why the clock cannot be relied on. */
  doubt: ClockDoubt | undefined;
  refreshing: boolean;
  /** Of the last try; `undefined` when it worked, or before the first. */
  refusal: DayPackRefusal | undefined;
}

export interface EquipmentStore {
  current: () => Equipment;
  subscribe: (changed: () => void) => () => void;
  /** Fetches the newest pack and compares clocks; without a network everything stays as it is. */
  refresh: () => Promise<void>;
  /** Looks at the clock anew: before each check, and while the app is in view. */
  observe: () => Equipment;
}

/** Opens what is held on this device. */
export async function openEquipment(database: InspectorDatabase): Promise<EquipmentStore> {
  const { drift } = watchDrift();
  let held = await database.read('pack');
  let clock = (await database.read('clock')) ?? {};
  const { current, subscribe, change } = createChangingValue<Equipment>({
    opened: held && openDayPack(held),
    doubt: undefined,
    refreshing: false,
    refusal: undefined,
  });
  const keepClock = (changes: Partial<ClockObservation>) => {
    clock = { ...clock, ...changes };
    void database.write('clock', clock);
  };
  const observe = () => {
    const now = nowSeconds();
    const doubt = clockDoubt({ ...clock, now, drift: drift() });
    if (doubt === undefined) keepClock({ lastSeen: now });
    return doubt === current().doubt ? current() : change({ doubt });
  };
  const take = async (pack: HeldDayPack) => {
    await database.write('pack', pack);
    held = pack;
    change({ opened: openDayPack(pack) });
  };
  const refresh = async () => {
    if (current().refreshing) return;
    change({ refreshing: true });
    const update = await fetchPack(database, held);
    if ('pack' in update) {
      if (update.pack.compact !== held?.compact) await take(update.pack);
      keepClock({ confirmed: update.confirmed, lastSeen: update.confirmed.at });
    }
    change({ refreshing: false, refusal: 'refused' in update ? update.refused : undefined });
    observe();
  };
  observe();
  return { current, subscribe, refresh, observe };
}

type Fetched =
  | { pack: HeldDayPack; confirmed: NonNullable<ClockObservation['confirmed']> }
  | { refused: DayPackRefusal };

async function fetchPack(database: InspectorDatabase, held: HeldDayPack | undefined): Promise<Fetched> {
  const key = await pinnedKey(database);
  if (key === undefined) return { refused: 'offline' };
  let serverTime: number | undefined;
  const update = await updateDayPack(
    {
      publisher: location.origin,
      key,
      now: nowSeconds,
      fetch: async (request) => {
        const response = await fetch(request);
        serverTime ??= timeOf(response);
        return response;
      },
    },
    held,
  );
  if ('refused' in update) return update;
  // The time of an answer is trusted only if the answer brought a day pack with a valid signature.
  const at = nowSeconds();
  return { pack: update.pack, confirmed: { at, ahead: at - (serverTime ?? update.pack.manifest.iat) } };
}

function timeOf(response: Response): number | undefined {
  const time = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : time / 1000;
}
