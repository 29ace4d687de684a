import type { Violation } from './import-graph.ts';

const READS_AN_ID = /\bz\.(?:string\(\)\.)?(?:uu|gu)id(?:v\d)?\(/;
const THE_ONE = 'student-card/uuid.ts';

/** Ids that are read in whatever case they come: the database would take them for those of somebody the code knows not. */
export function idViolations(sources: ReadonlyMap<string, string>): Violation[] {
  return [...sources]
    .filter(([file, source]) => file !== THE_ONE && READS_AN_ID.test(source))
    .map(([file]) => ({ file, message: `reads an id by itself: ${THE_ONE} brings all to one form` }));
}
