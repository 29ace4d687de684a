import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { createVerifier } from '@mleg/verifier/create-verifier';
import { type ForeignIssuer, makeHolder, openForeignIssuer } from '@mleg/verifier/testing/foreign-issuer';
import type { StartedOnlineCheck, StartOnlineCheck } from '@mleg/verifier-contract/online-check';
import { openRelyingParty, type RelyingParty } from '../clients/relying-party.ts';
import { academicYear } from '../people/academic-year.ts';
import { openLogBook } from '../surroundings/log-book.ts';
import { createManualClock } from '../surroundings/manual-clock.ts';
import { createNetwork, type Network } from '../surroundings/network.ts';
import { ORIGINS } from '../surroundings/origins.ts';
import { createObedientWallet } from './obedient-wallet.ts';

/** Told apart from everything else, so that a search for them finds only what should not be there. */
export const PERSON = {
  family_name: 'Niepowtarzalska',
  given_name: 'Wszechmiła',
  /** Young enough for a student's discount. */
  birthdate: `${academicYear(new Date()) - 22}-02-28`,
  personal_administrative_number: '04222912347',
  institution_id: 'RSPO-7731094',
  institution_name: 'Uczelnia Zmyślona',
};
export const INDEX = 61;
export const REVOKED = 5;
export const SUSPENDED = 6;

/** A verifier with a shop in its register, an issuer that is none of ours, and a wallet that does what it is told. */
export async function openOnlineHouse() {
  // Foreign wallets bring a clock of their own.
  const clock = createManualClock(new Date());
  const seconds = () => Math.floor(clock.now().getTime() / 1_000);
  const network = createNetwork();
  const log = openLogBook();
  const directory = await mkdtemp(join(tmpdir(), 'mleg-online-'));
  const issuer = await openForeignIssuer(ORIGINS.issuer, seconds());
  await publishLists(network, issuer, seconds() + 86_400);

  const keys = await openKeyFile(join(directory, 'verifier.json'), 'a verifier of the tests');
  const registrarKeyFile = join(directory, 'registrar.json');
  const shop = await openRelyingParty({ clock, fetch: network.fetch, verifierKeys: keys, registrarKeyFile });
  const trustedIssuers = [{ issuer: ORIGINS.issuer, rootCertificate: issuer.rootCertificate }];
  const relyingParties = [shop.settings];
  const settings = { origin: ORIGINS.verifier, demonstration: true, trustedIssuers, relyingParties };
  const verifier = createVerifier(settings, {
    clock,
    fetch: network.fetch,
    log: log.log,
    keys,
    calendar: memoryCalendar(),
  });
  network.connect(ORIGINS.verifier, verifier);

  const holder = makeHolder();
  const wish = { holder, idx: INDEX, exp: seconds() + 86_400, disclosable: PERSON };
  const card = await issuer.card(wish);
  return {
    ...createObedientWallet({ fetch: network.fetch, clock, holder, card }),
    clock,
    seconds,
    network,
    log,
    shop,
    issuer,
    wish,
    card,
    holder,
    start: (given: StartOnlineCheck) => startAt(shop, given),
    [Symbol.asyncDispose]: async () => {
      await verifier.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
export type OnlineHouse = Awaited<ReturnType<typeof openOnlineHouse>>;

async function publishLists(network: Network, issuer: ForeignIssuer, exp: number): Promise<void> {
  const list = await issuer.statusList({ [REVOKED]: 1, [SUSPENDED]: 2 }, { exp });
  const { institution_id: id, institution_name: name } = PERSON;
  const trustList = await issuer.trustList([{ id, name, kind: 'university', card_types: ['student-card'] }], { exp });
  const files = new Map([
    [`${issuer.issuer}/lists/1`, list],
    [`${issuer.issuer}/trust-list`, trustList],
  ]);
  network.connect(issuer.issuer, {
    fetch: async ({ url }) => {
      if (url.endsWith('/status-lists')) return Response.json({ status_lists: [`${issuer.issuer}/lists/1`] });
      const file = files.get(url);
      return file === undefined ? new Response(null, { status: 404 }) : new Response(file);
    },
  });
}

export async function startAt(shop: RelyingParty, wish: StartOnlineCheck): Promise<StartedOnlineCheck> {
  const started = await shop.start(wish);
  if (typeof started === 'number') throw new Error(`the check was not begun: ${started}`);
  return started;
}
