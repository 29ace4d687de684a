import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Processes of ours that are connected to a database. */
export interface Others {
  connections: number;
  /** Since when the first of them is. */
  since: Date;
}

/** A connection that was closed a moment ago may still be listed. */
const LINGER = 1_000;
const POLL = 50;

/** How the connections of our processes are called: those of parties, of their jobs, and all at an embedded server. */
const OURS = '^(mlegitymacja|mlegitymacja-jobs|mleg-[0-9]+)$';

/** Whether parties run on this database; ask before you open it yourself. Undefined where nobody is there. */
export async function othersAt(url: string): Promise<Others | undefined> {
  const client = new Client({ connectionString: url, application_name: 'mleg' });
  await client.connect();
  try {
    for (const deadline = performance.now() + LINGER; ; await sleep(POLL)) {
      const { rows } = await client.query<Others>(
        `select count(*)::int as connections, min(backend_start) as since from pg_stat_activity
        where datname = current_database() and application_name ~ $1
          and application_name <> current_setting('application_name')`,
        [OURS],
      );
      const [others] = rows;
      if (!others || others.connections === 0) return undefined;
      if (performance.now() > deadline) return others;
    }
  } finally {
    await client.end();
  }
}
