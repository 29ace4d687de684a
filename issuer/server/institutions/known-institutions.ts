import type { Clock } from '@mleg/platform/clock/clock';
import { later, SECOND } from '@mleg/platform/clock/durations';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { type Institution, selectInstitution } from './institution-store.ts';

/** Institutions as they were registered a moment ago: asked for with each order, changed once a year. */
export interface KnownInstitutions {
  find(institutionId: string): Promise<Institution | undefined>;
  /** What this process has changed itself. */
  forget(institutionId: string): void;
}

/** So long another process may go by an entry that was changed. */
const KNOWN_FOR = 2 * SECOND;

export function createKnownInstitutions(deps: { database: Kysely<IssuerDatabase>; clock: Clock }): KnownInstitutions {
  const known = new Map<string, { institution: Institution; until: Date }>();
  return {
    find: async (institutionId) => {
      const now = deps.clock.now();
      const entry = known.get(institutionId);
      if (entry && now < entry.until) return entry.institution;
      const institution = await selectInstitution(deps.database, institutionId);
      if (institution) known.set(institutionId, { institution, until: later(now, KNOWN_FOR) });
      return institution;
    },
    forget: (institutionId) => void known.delete(institutionId),
  };
}
