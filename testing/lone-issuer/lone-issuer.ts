import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIssuer, type Issuer } from '@mleg/issuer/create-issuer';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import type { Step } from '@mleg/issuer/deps';
import { issuerJobKinds } from '@mleg/issuer/jobs';
import { openAnchorFiles } from '@mleg/issuer/journal/anchor-files';
import type { IssuerLimits } from '@mleg/issuer/settings';
import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import { openDatabase } from '@mleg/platform/database/open-database';
import { openOutgoing } from '@mleg/platform/http/outgoing';
import { openJobs } from '@mleg/platform/jobs/jobs';
import { openJournal } from '@mleg/platform/journal/journal';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { openLog } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';
import type { StoreKind } from '@mleg/platform/store-kind/claim-store';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import type { TimeStampAuthority } from '@mleg/platform/time-stamps/ask-for-stamp';
import type { Kysely } from 'kysely';
import { KEY_PASSPHRASE } from '../parties/open-issuer.ts';
import { createManualClock, type ManualClock } from '../surroundings/manual-clock.ts';

/** Of the issuer's key file. */
export { KEY_PASSPHRASE };

export const ORIGIN = 'http://localhost:8081';

export interface TestInstitution {
  registration: InstitutionRegistration;
  signing: KeyObject;
  encryption: KeyObject;
}

/** Keys of its own, as an institution makes them. */
export function makeInstitution(institutionId: string, more: Partial<InstitutionRegistration> = {}): TestInstitution {
  const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encryption = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicJwk = (key: KeyObject, use: 'sig' | 'enc') => {
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    return { kty: 'EC' as const, crv: 'P-256' as const, x, y, kid: `${institutionId}-${use}`, use };
  };
  const registration: InstitutionRegistration = {
    institutionId,
    name: 'Uniwersytet Przykładowy',
    kind: 'university',
    registryNumber: '901',
    domain: 'uni.example',
    signingKey: publicJwk(signing.publicKey, 'sig'),
    encryptionKey: publicJwk(encryption.publicKey, 'enc'),
    policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['student-card', 'pupil-card'] },
    ...more,
  };
  return { registration, signing: signing.privateKey, encryption: encryption.privateKey };
}

export interface LoneIssuer {
  issuer: Issuer;
  /** Another process of the same issuer: it shares the database and the keys, and nothing else. */
  beside(): Promise<Issuer>;
  database: Kysely<IssuerDatabase>;
  clock: ManualClock;
  university: TestInstitution;
  /** Events the issuer pushed, and what the institution shall answer. */
  pushed: Request[];
  answerPushWith(status: number): void;
  steps: Step[];
  logged(): string;
  end(): Promise<void>;
}

/** What an issuer stands on, and what outlives it: another may be opened over the same, or over a copy of its database. */
export interface IssuerPlace {
  url: string;
  /** With its keys and its journal. */
  directory: string;
  clock: ManualClock;
  university: TestInstitution;
  /** A demonstration, unless it says otherwise: those have their root with the other keys. */
  kind?: StoreKind;
  /** Who stamps heads of its audit; asked over the network. */
  timeStamps?: TimeStampAuthority;
  /** Missing: those of a file in the directory. */
  openKeys?(): Promise<KeyStore>;
  drop(): Promise<void>;
}

export async function makeIssuerPlace(): Promise<IssuerPlace> {
  const fresh = await freshDatabase('issuer');
  return {
    url: fresh.url,
    directory: await mkdtemp(join(tmpdir(), 'issuer-')),
    clock: createManualClock(new Date('2026-10-01T10:00:00Z')),
    university: makeInstitution(`university-${randomUUID().slice(0, 8)}`, {
      eventsEndpoint: 'http://localhost:8080/issuer-events',
    }),
    drop: () => fresh.drop(),
  };
}

/** An issuer with one university on a database of its own. No worker runs: tests call `issuer.sweep()`. */
export async function openLoneIssuer(limits: Partial<IssuerLimits> = {}): Promise<LoneIssuer> {
  const place = await makeIssuerPlace();
  const world = await openLoneIssuerAt(place, limits);
  const end = async () => {
    await world.end();
    await place.drop();
  };
  return { ...world, end };
}

/** The same over what is there already; its end leaves the place as it is. */
export async function openLoneIssuerAt(place: IssuerPlace, limits: Partial<IssuerLimits> = {}): Promise<LoneIssuer> {
  const { url, directory, clock, university } = place;
  let lost = 0;
  const database = openDatabase<IssuerDatabase>({ url, maxConnections: 8, onIdleError: () => void lost++ });
  await migrateIssuer(database);
  const lines: string[] = [];
  const log = openLog('debug', { write: (line: string) => void lines.push(line) });
  const jobs = await openJobs({ url, log, worker: false }, issuerJobKinds);
  const keys = await (place.openKeys?.() ?? openKeyFile(join(directory, 'keys.json'), KEY_PASSPHRASE));
  const journal = openJournal([join(directory, 'journal')]);
  const pushed: Request[] = [];
  const steps: Step[] = [];
  let status = 202;
  const outgoing = openOutgoing({ privateNetworks: ['127.0.0.0/8'] });
  const fetch = async (request: Request) => {
    if (request.url === place.timeStamps?.url) return outgoing.fetch(request);
    pushed.push(request);
    return new Response(null, { status });
  };
  const settings = {
    origin: ORIGIN,
    authorityName: 'Ministerstwo Przykładowe',
    allowPrivateEventEndpoints: true,
    demonstration: place.kind !== 'production',
    limits,
    timeStamps: place.timeStamps,
  };
  const reached = (step: Step) => void steps.push(step);
  const lostConnections = () => lost;
  const surroundings = {
    database,
    lostConnections,
    journal,
    anchors: openAnchorFiles([join(directory, 'journal', 'anchors')]),
    jobs,
    keys,
    clock,
    random: systemRandom,
    log,
    fetch,
    reached,
  };
  const close = async () => {
    await outgoing.stop();
    await journal.close();
    await database.destroy();
  };
  const beside = () => createIssuer(settings, surroundings);
  const issuer = await beside().catch(async (error: unknown) => {
    await jobs.stop();
    await close();
    throw error;
  });
  await issuer.registerInstitution(university.registration);
  return {
    issuer,
    beside,
    database,
    clock,
    university,
    pushed,
    answerPushWith: (answer) => {
      status = answer;
    },
    steps,
    logged: () => lines.join(''),
    end: async () => {
      await issuer.stop();
      await close();
    },
  };
}
