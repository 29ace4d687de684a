import { createHmac, createPrivateKey, randomBytes, sign, type webcrypto } from 'node:crypto';
import { calculateJwkThumbprint, compactDecrypt } from 'jose';
import type { DecryptionKey, KeyStore, SigningKey } from './key-store.ts';
import { openSealedFile, type Passphrase } from './sealed-file.ts';

interface StoredKey {
  privateJwk?: EcPrivateJwk;
  x5c?: readonly string[];
  secret?: string;
}
interface EcPrivateJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  d: string;
}

/**
 * Keys in one file, encrypted under a passphrase.
 * @param path of the file; made, readable by its owner alone, where it is missing
 */
export async function openKeyFile(path: string, passphrase: Passphrase): Promise<KeyStore> {
  const file = await openSealedFile<Record<string, StoredKey>>(path, passphrase, {});
  const ensure = (use: string, make: () => Promise<StoredKey>) =>
    file
      .update(async (keys) => (keys[use] ? undefined : { ...keys, [use]: await make() }))
      .then((keys) => keys[use] ?? {});
  return {
    ensureSigningKey: async (use, certify) =>
      signingKey(
        await ensure(use, async () => {
          const pair = await newPair('ECDSA');
          const x5c = await certify?.({ publicKey: pair.publicKey });
          return { privateJwk: await exportPrivate(pair), ...(x5c ? { x5c } : {}) };
        }),
      ),
    ensureDecryptionKey: async (use) =>
      decryptionKey(await ensure(use, async () => ({ privateJwk: await exportPrivate(await newPair('ECDH')) }))),
    ensureSecret: async (use) => {
      const { secret } = await ensure(use, async () => ({ secret: randomBytes(32).toString('base64url') }));
      return Buffer.from(secret ?? '', 'base64url');
    },
    fingerprints: async () => {
      const keys = await file.read();
      const pairs = Object.entries(keys).map(async ([use, key]) => [use, await fingerprintOf(key)] as const);
      return Object.fromEntries(await Promise.all(pairs));
    },
    place: path,
  };
}

async function fingerprintOf({ privateJwk, secret }: StoredKey): Promise<string> {
  if (secret !== undefined) {
    return createHmac('sha256', Buffer.from(secret, 'base64url')).update('mleg key fingerprint').digest('base64url');
  }
  return (await readPrivate(privateJwk)).kid;
}

async function signingKey({ privateJwk, x5c = [] }: StoredKey): Promise<SigningKey> {
  const { publicJwk, privateKey, kid } = await readPrivate(privateJwk);
  // node:crypto signs three times as fast as WebCrypto does here, and without leaving the thread.
  return { kid, publicJwk, x5c, sign: (data) => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }) };
}

async function decryptionKey({ privateJwk }: StoredKey): Promise<DecryptionKey> {
  const { publicJwk, privateKey, kid } = await readPrivate(privateJwk);
  const algorithms = { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] };
  return { kid, publicJwk, open: async (jwe) => (await compactDecrypt(jwe, privateKey, algorithms)).plaintext };
}

async function readPrivate(privateJwk: EcPrivateJwk | undefined) {
  if (!privateJwk) throw new Error('A key of another kind is stored under this use.');
  const { kty, crv, x, y } = privateJwk;
  const publicJwk = { kty, crv, x, y };
  const privateKey = createPrivateKey({ key: { ...privateJwk }, format: 'jwk' });
  return { publicJwk, privateKey, kid: await calculateJwkThumbprint(publicJwk) };
}

function newPair(name: 'ECDSA' | 'ECDH'): Promise<webcrypto.CryptoKeyPair> {
  const usages: webcrypto.KeyUsage[] = name === 'ECDSA' ? ['sign', 'verify'] : ['deriveBits'];
  return crypto.subtle.generateKey({ name, namedCurve: 'P-256' }, true, usages);
}

async function exportPrivate(pair: webcrypto.CryptoKeyPair): Promise<EcPrivateJwk> {
  const { x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  if (!x || !y || !d) throw new Error('The new key could not be exported.');
  return { kty: 'EC', crv: 'P-256', x, y, d };
}
