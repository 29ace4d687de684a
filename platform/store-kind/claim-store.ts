import { type Kysely, sql } from 'kysely';
import { StartRefused } from '../start/start-refused.ts';

/**
 * A demonstration has fictional people whose passwords everybody can read. What was begun as one, or as the real thing,
 * stays it: its database says so, for as long as it exists.
 */
export type StoreKind = 'demonstration' | 'production';

/** What begins in this database; `known` where what is in it from earlier releases tells. */
export async function createStoreKind<Schema>(database: Kysely<Schema>, known: StoreKind | undefined): Promise<void> {
  await sql`
    create table store_kind (
      one boolean primary key default true check (one),
      kind text not null check (kind in ('demonstration', 'production'))
    )`.execute(database);
  if (known) await sql`insert into store_kind (kind) values (${known})`.execute(database);
}

/** The database is of the other kind; the message is for whoever starts the process. */
export class ForeignStoreError extends StartRefused {}

const SAYS: Readonly<Record<StoreKind, string>> = {
  demonstration:
    'was begun as a demonstration, with fictional people and passwords that everybody can read. It never becomes ' +
    'anything else: give production a database and a data directory of its own, or start this one with --demo.',
  production:
    'was begun for production and never becomes a demonstration: give the demonstration a database and a data ' +
    'directory of its own, or start this one with --production.',
};

/**
 * Asked before anything else is done with a database: a new one is from now on what this process is. Throws
 * `ForeignStoreError` where it is the other thing already. Any number of processes may ask at once.
 */
export async function claimStore<Schema>(database: Kysely<Schema>, kind: StoreKind, name: string): Promise<void> {
  await sql`insert into store_kind (kind) values (${kind}) on conflict do nothing`.execute(database);
  const { rows } = await sql<{ kind: StoreKind }>`select kind from store_kind`.execute(database);
  const begun = rows[0]?.kind;
  if (begun !== kind) throw new ForeignStoreError(`The database of the ${name} ${SAYS[begun ?? kind]}`);
}

/** The same of a directory with keys, by what its file says. */
export const refuseForeignDirectory = (directory: string, begun: StoreKind): never => {
  throw new ForeignStoreError(`The data directory ${directory} ${SAYS[begun]}`);
};
