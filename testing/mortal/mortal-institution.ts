import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { openDatabase } from '@mleg/platform/database/open-database';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import type { Kysely } from 'kysely';
import { type HttpIssuer, openHttpIssuer } from '../parties/http-issuer.ts';
import { freeBasePort } from '../processes/free-base-port.ts';
import { HOST } from './messages.ts';
import { type MortalProcess, startMortalProcess } from './mortal-process.ts';

/** An institution that can be killed, the issuer that knows it, and its rows. */
export interface MortalInstitution {
  ministry: HttpIssuer;
  institution: MortalProcess;
  database: Kysely<InstitutionDatabase>;
  origin: string;
}

export async function openMortalInstitution(cleanup: AsyncDisposableStack, name: string): Promise<MortalInstitution> {
  const directory = await mkdtemp(join(tmpdir(), 'mleg-faults-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const fresh = await freshDatabase(name);
  cleanup.defer(() => fresh.drop());
  const ministry = cleanup.use(await openHttpIssuer());
  const port = await freeBasePort(1);
  const settings = { url: fresh.url, port, keyFile: join(directory, 'keys.json'), issuer: ministry.origin };
  const institution = await startMortalProcess('institution-process', settings);
  cleanup.defer(() => institution.end());
  const { registration } = institution.opened;
  if (!registration) throw new Error('the institution did not say who it is');
  await ministry.issuer.registerInstitution(registration);
  const database = openDatabase<InstitutionDatabase>({ url: fresh.url, maxConnections: 2, onIdleError: () => {} });
  cleanup.defer(() => database.destroy());
  return { ministry, institution, database, origin: `http://${HOST}:${port}` };
}
