import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import type { ClockObservation } from '@mleg/verifier-check/clock-doubt';
import type { HeldDayPack } from '@mleg/verifier-check/day-pack/held-day-pack';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** How many checks of a day ended how: all that is kept of them. */
export interface DayCount {
  /** `YYYY-MM-DD` */
  day: string;
  green: number;
  amber: number;
  red: number;
}

/**
 * What lies in the browser's IndexedDB, one record under each name. Nothing here is about anybody who was checked.
 * - `key`: whose day packs are taken, pinned at the first start
 * - `pack`: the day pack
 * - `clock`: what is known about this phone's clock
 * - `count`: today's checks
 */
interface InspectorRecords {
  key: EcPublicJwk;
  pack: HeldDayPack;
  clock: Pick<ClockObservation, 'lastSeen' | 'confirmed'>;
  count: DayCount;
}

interface InspectorSchema extends DBSchema {
  records: { key: string; value: InspectorRecords[keyof InspectorRecords] };
}

const STORE = 'records';

export interface InspectorDatabase {
  read<Name extends keyof InspectorRecords>(name: Name): Promise<InspectorRecords[Name] | undefined>;
  write<Name extends keyof InspectorRecords>(name: Name, record: InspectorRecords[Name]): Promise<void>;
}

export async function openInspectorDatabase(): Promise<InspectorDatabase> {
  const database: IDBPDatabase<InspectorSchema> = await openDB<InspectorSchema>('inspector', 1, {
    upgrade: (upgraded) => {
      upgraded.createObjectStore(STORE);
    },
  });
  return {
    read: async (name) => (await database.get(STORE, name)) as InspectorRecords[typeof name] | undefined,
    write: async (name, record) => {
      await database.put(STORE, record, name);
    },
  };
}
