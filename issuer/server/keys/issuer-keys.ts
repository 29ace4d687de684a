import { createPublicKey, createSecretKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Clock } from '@mleg/platform/clock/clock';
import type { Journal } from '@mleg/platform/journal/journal';
import { readUnseen } from '@mleg/platform/journal/read-unseen';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { holdToKnownKeys } from '@mleg/platform/keys/hold-to-known-keys';
import { type KeyRing, openKeyRing, type RotatingKey } from '@mleg/platform/keys/key-ring';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerSettings } from '../settings.ts';
import { findCertificate, keepCertificate } from './certificate-store.ts';
import { certifyLeaf, certifyRoot } from './certificates.ts';
import { issuerKeyUses, KEY_OWNER, type RotatingUse } from './key-uses.ts';

/** The issuer's keys, one for each use: a key that leaks, leaks for one purpose. */
export interface IssuerKeys extends Readonly<Record<RotatingUse, RotatingKey>> {
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
  rootPem: string;
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
  const isInUse = (await findCertificate(database, 'root')) !== undefined;
  const keys = await holdToKnownKeys({ database, keys: store, owner: KEY_OWNER, isInUse });
  // Refused before the first key is made.
  await readUnseen(database, journal);
  const root = await keys.ensureSigningKey('root');
  const rootDer = await keepCertificate(database, 'root', () => certifyRoot(root, requestNow()));
  refuseForeignRoot(rootDer, root, store.place);
  const ring = await openKeyRing(
    { keys, calendar: databaseCalendar(database, KEY_OWNER), clock },
    issuerKeyUses(async ({ publicKey }, purpose) => [
      Buffer.from(await certifyLeaf(root, publicKey, purpose, requestNow())).toString('base64'),
    ]),
  );
  // As an object, node:crypto reads a key once and not at each use.
  const secret = async (use: string) => createSecretKey(await keys.ensureSecret(use));
  return {
    ...ring.keys,
    turn: () => ring.turn(),
    pepper: await secret('pepper'),
    subjects: await secret('subjects'),
    tickets: await secret('tickets'),
    audit: await keys.ensureSecret(AUDIT_KEY),
    statusIndexes: await keys.ensureSecret('status-indexes'),
    rootPem: pem(rootDer),
  };
}

/** The certificate in the database is of the root key, also where the database is older than fingerprints. */
function refuseForeignRoot(der: Uint8Array, { publicJwk }: SigningKey, place: string): void {
  const { x, y } = new X509Certificate(der).publicKey.export({ format: 'jwk' });
  if (x === publicJwk.x && y === publicJwk.y) return;
  throw new StartRefused(
    `The root key in ${place} is not the one whose certificate this database has. Put the key file back that belongs to it.`,
  );
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

function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
