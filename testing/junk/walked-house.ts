import { createWallet } from '@mleg/wallet/create-wallet';
import fc from 'fast-check';
import type { Server } from '../routes/served-routes.ts';
import { openLogBook } from '../surroundings/log-book.ts';
import { ORIGINS } from '../surroundings/origins.ts';
import { createSchool } from '../world/school.ts';
import type { World } from '../world/world.ts';
import { type Callers, openCallers } from './callers.ts';
import type { Wish } from './junk-request.ts';
import { emptyPages } from './pages.ts';

/** All four parties with everybody who has something to do there, for whoever walks their routes. */
export interface WalkedHouse extends AsyncDisposable {
  world: World;
  callers: Callers;
  /** Ids that answers have told so far, and some of nobody. */
  ids: fc.Arbitrary<string>;
  /** What was answered, its body read as far as it ends. */
  send(server: Server, wish: Wish): Promise<{ status: number; headers: Headers; text: string }>;
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const IDS_KEPT = 200;

export async function openWalkedHouse(): Promise<WalkedHouse> {
  const world = await createSchool({ shop: true });
  const pages = emptyPages();
  const { wallet: origin, issuer } = ORIGINS;
  const wallet = await createWallet(
    { origin, appDirectory: pages, trustedIssuers: [issuer], defaultIssuer: issuer, relay: true },
    { log: openLogBook().log, clock: world.clock, fetch: world.network.fetch },
  );
  world.network.connect(origin, wallet);
  const callers = await openCallers(world);
  const people = await world.databases.institution.selectFrom('people').select('person_id').execute();
  const known = people.map(({ person_id }) => person_id);
  return {
    world,
    callers,
    ids: fc
      .nat({ max: IDS_KEPT })
      .map((at) => known[at % (known.length + 1)] ?? '00000000-0000-4000-8000-000000000000'),
    send: async (server, { address, method, headers, body }) => {
      const init = { method, headers, duplex: 'half', ...(body === undefined ? {} : { body }) };
      const request = new Request(`${ORIGINS[server]}${address}`, init as RequestInit);
      const response = await partyOf(world, wallet, server).fetch(request);
      const isLive = response.headers.get('content-type')?.startsWith('text/event-stream');
      const text = isLive ? '' : await response.text();
      if (isLive) await response.body?.cancel();
      for (const [id] of text.matchAll(UUID)) if (known.length < IDS_KEPT && !known.includes(id)) known.push(id);
      return { status: response.status, headers: response.headers, text };
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

const partyOf = (world: World, wallet: World['verifier'], server: Server) =>
  ({ institution: world.institution, issuer: world.issuer, verifier: world.verifier, wallet })[server];
