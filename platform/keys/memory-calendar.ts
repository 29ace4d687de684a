import type { KeyCalendar, KeyGeneration } from './key-calendar.ts';

/** A calendar that is gone with the process: for tests. */
export function memoryCalendar(): KeyCalendar {
  const rows: KeyGeneration[] = [];
  return {
    read: async () => [...rows],
    add: async (one) => {
      if (!rows.some(({ use, generation }) => use === one.use && generation === one.generation)) rows.push(one);
    },
  };
}
