import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issuer } from '@mleg/issuer/create-issuer';
import { systemClock } from '@mleg/platform/clock/clock';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { createRegisteredInstitution, type RegisteredInstitution } from '../clients/registered-institution.ts';
import { openLogBook } from '../surroundings/log-book.ts';
import { openIssuer } from './open-issuer.ts';

/** The issuer under an https address, as wallets meet it that do with no other, and an institution that orders. */
export interface HttpsIssuer extends AsyncDisposable {
  origin: string;
  issuer: Issuer;
  institution: RegisteredInstitution;
  /** What stands between a wallet and the issuer: no socket, and nothing else has an address. */
  fetch: typeof fetch;
}

const ORIGIN = 'https://ministerstwo.example';

export async function openHttpsIssuer(): Promise<HttpsIssuer> {
  const cleanup = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-https-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const database = await freshDatabase('https');
  cleanup.defer(() => database.drop());
  const reach: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(`${ORIGIN}/`)) throw new TypeError(`${request.url} is nobody's address.`);
    return issuer.fetch(request);
  };
  const { issuer, ...opened } = await openIssuer({
    url: database.url,
    origin: ORIGIN,
    keyFile: join(directory, 'keys.json'),
    clock: systemClock,
    fetch: reach,
    log: openLogBook().log,
  });
  cleanup.defer(() => opened.close());
  const institution = await createRegisteredInstitution({ fetch: reach, issuer: ORIGIN, clock: systemClock });
  await issuer.registerInstitution(institution.registration);
  await issuer.work();
  return { origin: ORIGIN, issuer, institution, fetch: reach, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}
