import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Institution } from '@mleg/institution/create-institution';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import type { PersonToLoad } from '@mleg/institution/demo/load-people';
import type { InstitutionSettingsInput } from '@mleg/institution/settings';
import type { Issuer } from '@mleg/issuer/create-issuer';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import type { IssuerLimits } from '@mleg/issuer/settings';
import type { Party } from '@mleg/platform/http/party';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { createVerifier } from '@mleg/verifier/create-verifier';
import type { Kysely } from 'kysely';
import { createInspector, type Inspector } from '../clients/inspector.ts';
import { createPhone, type Phone } from '../clients/phone.ts';
import { openPortal, type Portal } from '../clients/portal.ts';
import { openRelyingParty, type RelyingParty } from '../clients/relying-party.ts';
import { openInstitution } from '../parties/open-institution.ts';
import { KEY_PASSPHRASE, openIssuer } from '../parties/open-issuer.ts';
import { copyOfTemplate, emptyPlace } from '../parties/template.ts';
import { academicYear } from '../people/academic-year.ts';
import { PASSWORD } from '../people/people.ts';
import { type LogBook, openLogBook } from '../surroundings/log-book.ts';
import { createManualClock, type ManualClock } from '../surroundings/manual-clock.ts';
import { createNetwork, type Network } from '../surroundings/network.ts';
import { ORIGINS } from '../surroundings/origins.ts';

/** Four parties in one process, each with its own database and keys, and a clock that only a test moves. */
export interface World extends AsyncDisposable {
  clock: ManualClock;
  /** In which the school year began that its people are in, however far a test moves the clock. */
  schoolYear: number;
  network: Network;
  issuer: Issuer;
  institution: Institution;
  verifier: Party;
  databases: { issuer: Kysely<IssuerDatabase>; institution: Kysely<InstitutionDatabase> };
  logs: Record<'issuer' | 'institution' | 'verifier', LogBook>;
  inspector: Inspector;
  /** Somebody whose verifier has just fetched the newest lists. */
  freshInspector(): Inspector;
  /** A verifier's server that has yet to fetch anything. */
  freshVerifier(): Party;
  signIn(login: string): Promise<Portal>;
  phone(kind?: 'android' | 'iphone'): Phone;
  /** A shop that the verifier asks wallets for, where the world was made with one. */
  shop(): RelyingParty;
}

export interface WorldOptions {
  limits?: Partial<IssuerLimits>;
  institution?: Partial<InstitutionSettingsInput>;
  /** Instead of the university's: the institution then begins empty, with keys of its own. */
  people?: (today: Date) => Promise<PersonToLoad[]>;
  /** With a registrar, and a shop in its register. */
  shop?: true;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const cleanup = new AsyncDisposableStack();
  try {
    return await compose(cleanup, options);
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

async function compose(cleanup: AsyncDisposableStack, options: WorldOptions): Promise<World> {
  const { limits, institution: settings, people } = options;
  const clock = createManualClock();
  // The wallet's library for OpenID4VP holds what a shop asks against the real clock; the template is of this morning.
  if (options.shop) clock.catchUp();
  const schoolYear = academicYear(clock.now());
  const network = createNetwork();
  const logs = { issuer: openLogBook(), institution: openLogBook(), verifier: openLogBook() };
  const directory = await mkdtemp(join(tmpdir(), 'mleg-world-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const house = async (name: 'issuer' | 'institution') => {
    const isOwn = name === 'institution' && people !== undefined;
    const { url, keyFile, ...copy } = await (isOwn ? emptyPlace : copyOfTemplate)(name, directory);
    cleanup.defer(() => copy.drop());
    return { url, keyFile, clock, fetch: network.fetch, log: logs[name].log };
  };

  const [ministry, university] = await Promise.all([
    house('issuer').then((own) => openIssuer({ ...own, origin: ORIGINS.issuer, ...(limits ? { limits } : {}) })),
    house('institution').then((own) =>
      openInstitution({ ...own, origins: ORIGINS, ...(settings ? { settings } : {}) }),
    ),
  ]);
  cleanup.defer(async () => {
    await Promise.all([ministry.close(), university.close()]);
  });
  const { issuer } = ministry;
  const { institution } = university;
  const trustedIssuers = [{ issuer: ORIGINS.issuer }];
  const keys = await openKeyFile(join(directory, 'verifier.json'), KEY_PASSPHRASE);
  const checking = { clock, fetch: network.fetch, log: logs.verifier.log, keys, calendar: memoryCalendar() };
  const registrarKeyFile = join(directory, 'registrar.json');
  const shop = options.shop && (await openRelyingParty({ ...checking, verifierKeys: keys, registrarKeyFile }));
  const online = shop ? { relyingParties: [shop.settings], walletEndpoint: `${ORIGINS.wallet}/#/show` } : {};
  const shown = { origin: ORIGINS.verifier, demonstration: true, trustedIssuers, ...online };
  const openVerifier = () => createVerifier(shown, checking);
  const verifier = openVerifier();
  cleanup.defer(() => verifier.stop());

  for (const [name, party] of [
    ['issuer', issuer],
    ['institution', institution],
    ['verifier', verifier],
  ] as const) {
    network.connect(ORIGINS[name], party);
  }
  if (people) {
    const registered = await issuer.registerInstitution(await institution.registration());
    if ('refused' in registered) throw new Error(registered.refused);
    await institution.loadPeople(await people(clock.now()));
  }
  await Promise.all([issuer.work(), institution.work(), verifier.work()]);

  return {
    clock,
    schoolYear,
    network,
    issuer,
    institution,
    verifier,
    databases: { issuer: ministry.database, institution: university.database },
    logs,
    inspector: createInspector(network.fetch, ORIGINS.verifier),
    freshVerifier: () => openVerifier(),
    freshInspector: () => {
      const fresh = openVerifier();
      return createInspector(async (request) => fresh.fetch(request), ORIGINS.verifier);
    },
    signIn: (login) => openPortal(network.fetch, ORIGINS.institution, login, PASSWORD),
    phone: (kind = 'android') =>
      createPhone({
        fetch: network.fetch,
        clock,
        issuer: ORIGINS.issuer,
        kind,
        registrars: shop ? [shop.registrar.rootCertificate] : [],
      }),
    shop: () => {
      if (!shop) throw new Error('this world was made without a shop');
      return shop;
    },
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  };
}
