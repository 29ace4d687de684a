import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@mleg/main/serve';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { openRelyingParty, type RelyingParty } from '@mleg/testing/clients/relying-party';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { openLogBook } from '@mleg/testing/surroundings/log-book';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import type { World } from '@mleg/testing/world/world';
import { createVerifier } from '@mleg/verifier/create-verifier';

const HOST = '127.0.0.1';

/** A verifier of the world that has a socket, for wallets whose library opens one itself, and a shop in its register. */
export interface VerifierOnAPort extends AsyncDisposable {
  shop: RelyingParty;
  /** Method and first part of the path of all that came through the socket. */
  asked: string[];
}

export async function openVerifierOnAPort({ clock, network }: World): Promise<VerifierOnAPort> {
  const cleanup = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-socket-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const keys = await openKeyFile(join(directory, 'verifier.json'), 'a verifier of the tests');
  const shop = await openRelyingParty({
    clock,
    fetch: async (request) => verifier.fetch(request),
    verifierKeys: keys,
    registrarKeyFile: join(directory, 'registrar.json'),
  });
  const port = await freeBasePort(1);
  const settings = {
    origin: `http://${HOST}:${port}`,
    demonstration: true,
    trustedIssuers: [{ issuer: ORIGINS.issuer }],
    relyingParties: [shop.settings],
  };
  const { log } = openLogBook();
  const verifier = createVerifier(settings, { clock, fetch: network.fetch, log, keys, calendar: memoryCalendar() });
  cleanup.defer(() => verifier.stop());
  const asked: string[] = [];
  const overheard = {
    fetch: async (request: Request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname.split('/').slice(0, 3).join('/')}`);
      return verifier.fetch(request);
    },
  };
  const listener = await serve(overheard, HOST, port);
  cleanup.defer(() => listener.stop(0));
  await verifier.work();
  return { shop, asked, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}
