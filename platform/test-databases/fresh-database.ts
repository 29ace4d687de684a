import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase, dropDatabase } from '../database/cluster-database.ts';

/** An empty database of the server under test. */
export type FreshDatabase = {
  /** Signs in as the role that owns the database and, like a party's, reaches no other. */
  url: string;
  /** Disconnects whoever is left, and removes the database and its role. */
  drop(): Promise<void>;
};

/** Makes a database no other test sees; `name` tells it from others in a listing. */
export async function freshDatabase(name = 'test'): Promise<FreshDatabase> {
  const administrator = inject('databaseAdministrator');
  const id = `${name.toLowerCase().replaceAll(/\W/g, '_').slice(0, 40)}_${randomBytes(6).toString('hex')}`;
  const owned = { database: id, role: id };
  return {
    url: await createDatabase(administrator, { ...owned, password: randomBytes(12).toString('hex') }),
    drop: () => dropDatabase(administrator, owned),
  };
}
