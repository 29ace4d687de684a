import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issuer } from '@mleg/issuer/create-issuer';
import { serve } from '@mleg/main/serve';
import { systemClock } from '@mleg/platform/clock/clock';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { createRegisteredInstitution, type RegisteredInstitution } from '../clients/registered-institution.ts';
import { freeBasePort } from '../processes/free-base-port.ts';
import { openLogBook } from '../surroundings/log-book.ts';
import { openIssuer } from './open-issuer.ts';

/** The issuer as it runs: on a port, by the machine's clock, with its workers, and an institution that orders. */
export interface HttpIssuer extends AsyncDisposable {
  origin: string;
  issuer: Issuer;
  institution: RegisteredInstitution;
}

const HOST = '127.0.0.1';

export async function openHttpIssuer(): Promise<HttpIssuer> {
  const cleanup = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-interop-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const database = await freshDatabase('interop');
  cleanup.defer(() => database.drop());
  const port = await freeBasePort(1);
  const origin = `http://${HOST}:${port}`;
  const { issuer, ...opened } = await openIssuer({
    url: database.url,
    origin,
    keyFile: join(directory, 'keys.json'),
    clock: systemClock,
    fetch,
    log: openLogBook().log,
  });
  cleanup.defer(() => opened.close());
  const listener = await serve(issuer, HOST, port);
  cleanup.defer(() => listener.stop(0));
  const institution = await createRegisteredInstitution({ fetch, issuer: origin, clock: systemClock });
  await issuer.registerInstitution(institution.registration);
  await issuer.work();
  return { origin, issuer, institution, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}
