import 'reflect-metadata';
import { createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { X509Certificate } from '@peculiar/x509';
import { calculateJwkThumbprint } from 'jose';
import { withLock } from './file-lock.ts';
import type { Certify, DecryptionKey, KeyStore, SigningKey } from './key-store.ts';
import { openEcdhEs } from './open-ecdh-es.ts';
import {
  type OpenableToken,
  openTokenSession,
  type TokenObject,
  type TokenPair,
  type TokenSession,
} from './token-session.ts';

interface TokenKeysPlace {
  address: OpenableToken;
  /** Of several holders of keys in one token, whose they are. */
  holder: string;
  /** A file that keeps processes of one machine from making the same key at once. */
  lock: string;
  /** Called before the first thing is made. */
  begin: () => Promise<void>;
}

/** A key that is being made; one that a killed process has left so is made anew. */
const UNFINISHED = 'unfinished ';

/**
 * Keys that are made in a token and never leave it (PKCS #11). Signing and agreeing on keys is done there. A `secret`,
 * which its users hash and encrypt with by themselves, is what an HMAC key of the token makes of its use: the token's
 * key stays where it is.
 */
export async function openTokenKeys({ address, holder, lock, begin }: TokenKeysPlace): Promise<KeyStore> {
  const token = await openTokenSession(address);
  const prefix = `${holder}/`;
  const making = async (make: () => Promise<void>) => {
    await begin();
    await mkdir(dirname(lock), { recursive: true, mode: 0o700 });
    await withLock(lock, make);
  };
  const ensurePair = async (use: string, purpose: 'sign' | 'derive', certify?: Certify): Promise<TokenPair> => {
    const label = `${prefix}${use}`;
    if (!pairIn(token, label)) {
      await making(async () => {
        if (!pairIn(token, label)) await makePair(token, label, purpose, certify);
      });
    }
    const pair = pairIn(token, label);
    if (!pair) throw new Error('A key that was just made is not in the token.');
    return pair;
  };
  return {
    place: `the token ${address.token} (${address.module})`,
    ensureSigningKey: async (use, certify) =>
      signingKey(token, `${prefix}${use}`, await ensurePair(use, 'sign', certify)),
    ensureDecryptionKey: async (use) => decryptionKey(token, await ensurePair(use, 'derive')),
    ensureSecret: async (use) => {
      const label = `${prefix}${use}`;
      const find = () => token.find('secret', label)[0];
      if (!find()) {
        await making(async () => {
          if (!find()) token.makeSecret(label);
        });
      }
      const key = find();
      if (!key) throw new Error('A secret that was just made is not in the token.');
      return secretOf(token, key);
    },
    fingerprints: () => fingerprintsOf(token, prefix),
  };
}

const secretOf = (token: TokenSession, key: TokenObject) => token.hmac(key, 'mleg secret');

/** Of what is whole; by use. */
async function fingerprintsOf(token: TokenSession, prefix: string): Promise<Record<string, string>> {
  const own = (kind: 'public' | 'secret') =>
    token
      .find(kind)
      .map((key) => ({ key, label: token.labelOf(key) }))
      .filter(({ label }) => label.startsWith(prefix));
  const whole = own('public').filter(({ label }) => token.find('private', label).length > 0);
  const pairs = whole.map(async ({ key, label }) => [label, await kidOf(token, key)] as const);
  const secrets = own('secret').map(({ key, label }) => [label, fingerprintOf(secretOf(token, key))] as const);
  const all = [...(await Promise.all(pairs)), ...secrets];
  return Object.fromEntries(all.map(([label, fingerprint]) => [label.slice(prefix.length), fingerprint]));
}

function pairIn(token: TokenSession, label: string): TokenPair | undefined {
  const [privateKey] = token.find('private', label);
  const [publicKey] = token.find('public', label);
  return privateKey && publicKey && { privateKey, publicKey };
}

/** Whole or not at all: it gets its name last, when its certificates are there. */
async function makePair(
  token: TokenSession,
  label: string,
  purpose: 'sign' | 'derive',
  certify: Certify | undefined,
): Promise<void> {
  for (const kind of ['private', 'public', 'certificate'] as const) {
    for (const left of token.find(kind)) {
      const name = token.labelOf(left);
      if (name === `${UNFINISHED}${label}` || name.startsWith(`${label} x5c `)) token.destroy(left);
      // Named in part: the one half is worth nothing without the other.
      if (kind !== 'certificate' && name === label) token.destroy(left);
    }
  }
  const pair = token.makePair(`${UNFINISHED}${label}`, purpose);
  const { jwk } = await publicOf(token, pair.publicKey);
  const publicKey = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  const chain = (await certify?.({ publicKey })) ?? [];
  for (const [at, certificate] of chain.entries()) {
    const der = Buffer.from(certificate, 'base64');
    const subject = Buffer.from(new X509Certificate(der).subjectName.toArrayBuffer());
    token.keepCertificate(`${label} x5c ${at}`, { der, subject });
  }
  token.relabel(pair.privateKey, label);
  token.relabel(pair.publicKey, label);
}

async function publicOf(token: TokenSession, publicKey: TokenObject) {
  const { x, y } = token.pointOf(publicKey);
  const jwk = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') } as const;
  return { jwk, kid: await calculateJwkThumbprint(jwk) };
}

const kidOf = async (token: TokenSession, publicKey: TokenObject) => (await publicOf(token, publicKey)).kid;

async function signingKey(
  token: TokenSession,
  label: string,
  { publicKey, privateKey }: TokenPair,
): Promise<SigningKey> {
  const { jwk, kid } = await publicOf(token, publicKey);
  const x5c: string[] = [];
  for (let [found] = token.find('certificate', `${label} x5c 0`); found; ) {
    x5c.push(token.certificate(found).toString('base64'));
    [found] = token.find('certificate', `${label} x5c ${x5c.length}`);
  }
  return { kid, publicJwk: jwk, x5c, sign: (data) => token.sign(privateKey, data) };
}

async function decryptionKey(token: TokenSession, { publicKey, privateKey }: TokenPair): Promise<DecryptionKey> {
  const { jwk, kid } = await publicOf(token, publicKey);
  return { kid, publicJwk: jwk, open: async (jwe) => openEcdhEs(jwe, (point) => token.agree(privateKey, point)) };
}

/** The same as of a key file, so that nobody has to know where a secret is kept. */
const fingerprintOf = (secret: Uint8Array) =>
  createHmac('sha256', secret).update('mleg key fingerprint').digest('base64url');
