import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Verdict } from '@mleg/verifier-check/verdict';
import type { DayCount, InspectorDatabase } from './inspector-database.ts';

export async function readCount(database: InspectorDatabase): Promise<DayCount> {
  const day = dateInWarsaw(new Date());
  const count = await database.read('count');
  return count?.day === day ? count : { day, green: 0, amber: 0, red: 0 };
}

/** Counts one more check that ended like this; the first check of a day starts the counts anew. */
export async function countCheck(database: InspectorDatabase, { verdict }: Verdict): Promise<void> {
  const count = await readCount(database);
  await database.write('count', { ...count, [verdict]: count[verdict] + 1 });
}
