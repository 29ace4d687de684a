import { createPublicKey, createSecretKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Clock } from '@mleg/platform/clock/clock';
import type { Journal } from '@mleg/platform/journal/journal';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { holdToKnownKeys } from '@mleg/platform/keys/hold-to-known-keys';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import { type KeyRing, openKeyRing, type RotatingKey } from '@mleg/platform/keys/key-ring';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerSettings } from '../settings.ts';
import { AUTHORITY_KEY, findAuthority, findAuthorityCertificate, ROOT_KEY } from './authorities.ts';
import { findCertificate, keepCertificate } from './certificate-store.ts';
import { authorityNameIn, type CertificateRequest, type Certifier, certifyLeaf, certifyRoot } from './certificates.ts';
import { issuerKeyUses, KEY_OWNER, type RotatingUse } from './key-uses.ts';
import { onlyStatusLists } from './only-status-lists.ts';
import { noRoot } from './require-root.ts';
import { openRootFollower, type RootFollower } from './root-follower.ts';

/** The issuer's keys, one for each use: a key that leaks, leaks for one use. */
export interface IssuerKeys extends Readonly<Record<RotatingUse, RotatingKey>> {
  /** Those of `credential`, for status lists and nothing else: a halt of cards is none of theirs. */
  statusLists: RotatingKey;
  /** Where they are kept, held to what the database knows of them. */
  store: KeyStore;
  /** Makes the keys that are due; `key-uses.ts` says when. */
  turn: KeyRing<RotatingUse>['turn'];
  /** Keys the hashes of activation codes and request bodies: without it a stolen database says nothing of them. */
  pepper: KeyObject;
  /** Encrypts holders' data. */
  subjects: KeyObject;
  /** Authenticates codes, tokens and nonces. */
  tickets: KeyObject;
  /** Keys the links of the audit's chain. */
  audit: Uint8Array;
  /** Seeds the order of status indexes. */
  statusIndexes: Uint8Array;
  /** The trust anchor's certificate. */
  roots: RootFollower;
}

/** The use under which the audit's key is kept. */
export const AUDIT_KEY = 'audit';

interface Needed {
  keys: KeyStore;
  database: Kysely<IssuerDatabase>;
  settings: IssuerSettings;
  clock: Clock;
  random: Random;
  journal: Journal;
}

/** Opens all keys, making those that no database has known. Throws `StartRefused` where they are not the database's. */
export async function openIssuerKeys({ keys: store, journal, ...given }: Needed): Promise<IssuerKeys> {
  const { database, settings, clock, random } = given;
  const { authorityName, origin } = settings;
  const requestNow = () => ({ authorityName, origin, now: clock.now(), random });
  const isInUse = (await findCertificate(database, ROOT_KEY)) !== undefined;
  const known = { database, keys: store, owner: KEY_OWNER };
  const keys = await holdToKnownKeys({ ...known, isInUse, mayBeAway: [ROOT_KEY] });
  // Refused before the first key is made.
  await readUnseen(database, journal);
  const { root, rootDer } = await openRoot({ keys, database, settings }, requestNow());
  refuseOtherName(await newestCertificate({ keys, database }, rootDer), authorityName);
  const ring = await openKeyRing(
    { keys, calendar: databaseCalendar(database, KEY_OWNER), clock },
    issuerKeyUses(async (purposes) => {
      const authority = await findAuthority({ keys, database, now: clock.now() }, root);
      return async ({ publicKey }) => {
        const own = await certifyLeaf(authority, publicKey, purposes, requestNow());
        return [Buffer.from(own).toString('base64'), ...authority.chain];
      };
    }),
  );
  // As an object, node:crypto reads a key once and not at each use.
  const secret = async (use: string) => createSecretKey(await keys.ensureSecret(use));
  return {
    ...ring.keys,
    statusLists: onlyStatusLists(ring.keys.credential),
    store: keys,
    turn: () => ring.turn(),
    pepper: await secret('pepper'),
    subjects: await secret('subjects'),
    tickets: await secret('tickets'),
    audit: await keys.ensureSecret(AUDIT_KEY),
    statusIndexes: await keys.ensureSecret('status-indexes'),
    roots: await openRootFollower(database, rootDer),
  };
}

/**
 * The anchor's certificate, and its key where that is still here. A root is made in a ceremony; by itself only in a
 * demonstration, which nobody trusts.
 */
async function openRoot(
  { keys, database, settings }: Pick<Needed, 'keys' | 'database' | 'settings'>,
  request: CertificateRequest,
): Promise<{ root: Certifier | undefined; rootDer: Uint8Array }> {
  const kept = await findCertificate(database, ROOT_KEY);
  const isHere = (await keys.fingerprints())[ROOT_KEY] !== undefined;
  if (kept && !isHere) return { root: undefined, rootDer: kept };
  if (!isHere && !settings.demonstration) throw noRoot();
  const key = await keys.ensureSigningKey(ROOT_KEY);
  const certificate = await keepCertificate(database, ROOT_KEY, () => certifyRoot(key, request));
  refuseForeignRoot(certificate, key, keys.place);
  return { root: { key, certificate }, rootDer: certificate };
}

/** Of what certifies the keys that are made from now on. */
async function newestCertificate(
  { keys, database }: Pick<Needed, 'keys' | 'database'>,
  rootDer: Uint8Array,
): Promise<Uint8Array> {
  const generations = await databaseCalendar(database, KEY_OWNER).read();
  const newest = generations.findLast(({ use }) => use === AUTHORITY_KEY);
  if (!newest) return rootDer;
  const name = nameOfKey(newest.use, newest.generation);
  if ((await keys.fingerprints())[name] === undefined) return rootDer;
  return (await findAuthorityCertificate(database, name, await keys.ensureSigningKey(name))) ?? rootDer;
}

/** Whoever issues is who the certificates say, in wallets as on the desk; another name begins with a ceremony. */
function refuseOtherName(certificate: Uint8Array, authorityName: string): void {
  const kept = authorityNameIn(certificate);
  if (kept === undefined || kept.normalize() === authorityName.normalize()) return;
  throw new StartRefused(
    [
      `ISSUER_AUTHORITY_NAME is ${authorityName}, and the certificates of this issuer are those of ${kept}.`,
      'Set it to that again. If the Ministry has another name now, hold a ceremony with the new one set',
      '(mleg keys ceremony --again), and start then: certificates made from there on bear it; keys that exist keep theirs.',
    ].join('\n'),
    { code: 'other-name' },
  );
}

/** The certificate in the database is of the root key, also where the database is older than fingerprints. */
function refuseForeignRoot(der: Uint8Array, { publicJwk }: SigningKey, place: string): void {
  if (isCertificateOf(der, { publicJwk })) return;
  throw new StartRefused(
    `The root key in ${place} is not the one whose certificate this database has. Put the key file back that belongs to it.`,
  );
}

export function isCertificateOf(der: Uint8Array, { publicJwk }: Pick<SigningKey, 'publicJwk'>): boolean {
  const { x, y } = new X509Certificate(der).publicKey.export({ format: 'jwk' });
  return x === publicJwk.x && y === publicJwk.y;
}

/** A JWK of the kind `jwks` documents carry. */
export const publicJwkOf = (key: SigningKey) => ({ ...key.publicJwk, kid: key.kid, use: 'sig', alg: 'ES256' });

/** Whether the JWK is a point on the curve: asked when an institution is registered, not when it is first used. */
export function isUsableKey(jwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string }): boolean {
  try {
    createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
