import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import type { Clock } from '@mleg/platform/clock/clock';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { IssuerSettings } from '../settings.ts';
import { keepCertificate } from './certificate-store.ts';
import { certifyLeaf, certifyRoot } from './certificates.ts';

/** The issuer's keys, one for each use: a key that leaks, leaks for one purpose. */
export interface IssuerKeys {
  /** Signs credentials. */
  credential: SigningKey;
  /** Signs status lists. */
  statusList: SigningKey;
  /** Signs the list of institutions that verifiers hold. */
  trustList: SigningKey;
  /** Signs security events for institutions. */
  events: SigningKey;
  /** Keys the hashes of activation codes and request bodies: without it a stolen database says nothing of them. */
  pepper: KeyObject;
  /** Encrypts holders' data. */
  subjects: KeyObject;
  /** Authenticates codes, tokens and nonces. */
  tickets: KeyObject;
  /** Seeds the order of status indexes. */
  statusIndexes: Uint8Array;
  /** The trust anchor's certificate. */
  rootPem: string;
}

interface Needed {
  keys: KeyStore;
  database: Kysely<IssuerDatabase>;
  settings: IssuerSettings;
  clock: Clock;
  random: Random;
}

/** Opens all keys, making those that are missing. */
export async function openIssuerKeys({ keys, database, settings, clock, random }: Needed): Promise<IssuerKeys> {
  const { authorityName, origin } = settings;
  const request = { authorityName, origin, now: clock.now(), random };
  const root = await keys.ensureSigningKey('root');
  const rootDer = await keepCertificate(database, 'root', () => certifyRoot(root, request));
  const certified = (use: string, purpose: string) =>
    keys.ensureSigningKey(use, async ({ publicKey }) => [
      Buffer.from(await certifyLeaf(root, publicKey, purpose, request)).toString('base64'),
    ]);
  // As an object, node:crypto reads a key once and not at each use.
  const secret = async (use: string) => createSecretKey(await keys.ensureSecret(use));
  return {
    credential: await certified('credential', 'Credentials'),
    statusList: await certified('status-list', 'Status lists'),
    trustList: await certified('trust-list', 'Trust list'),
    events: await keys.ensureSigningKey('events'),
    pepper: await secret('pepper'),
    subjects: await secret('subjects'),
    tickets: await secret('tickets'),
    statusIndexes: await keys.ensureSecret('status-indexes'),
    rootPem: pem(rootDer),
  };
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
