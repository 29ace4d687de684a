import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { Random } from '../random/random.ts';
import type { SigningKey } from './key-store.ts';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface CertificateContent {
  subject: x509.JsonName;
  issuer: x509.JsonName;
  notBefore: Date;
  notAfter: Date;
  extensions: readonly x509.Extension[];
}

/**
 * An X.509 certificate for `publicKey`, signed by a key that stays where it lives: the key store signs bytes only, so the
 * certificate is made twice, unsigned for its bytes, then with the signature. DER.
 */
export async function certify(
  authority: Pick<SigningKey, 'sign'>,
  publicKey: webcrypto.CryptoKey,
  random: Random,
  { extensions, ...names }: CertificateContent,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = {
    ...names,
    serialNumber: Buffer.from(random.bytes(16)).toString('hex'),
    signingAlgorithm: ES256,
    publicKey,
    extensions: [...extensions],
  };
  const draft = await x509.X509CertificateGenerator.create({ ...content, signature: new Uint8Array(64) });
  const signature = authority.sign(toBeSigned(new Uint8Array(draft.rawData)));
  const certificate = await x509.X509CertificateGenerator.create({ ...content, signature: Uint8Array.from(signature) });
  return new Uint8Array(certificate.rawData);
}

/** For the extensions that name a key by its hash (RFC 5280 §4.2.1.1, §4.2.1.2). */
export function importPublicKey(key: Pick<SigningKey, 'publicJwk'>): Promise<webcrypto.CryptoKey> {
  return crypto.subtle.importKey('jwk', key.publicJwk, ES256, true, ['verify']);
}

/** A certificate as text (RFC 7468 §5.1). */
export function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** The first element inside the outer sequence (RFC 5280 §4.1). */
function toBeSigned(der: Uint8Array): Uint8Array {
  const outer = readHeader(der, 0);
  const inner = readHeader(der, outer.content);
  return der.subarray(outer.content, inner.content + inner.length);
}

function readHeader(der: Uint8Array, at: number): { content: number; length: number } {
  const first = der[at + 1] ?? 0;
  if (first < 0x80) return { content: at + 2, length: first };
  const bytes = Array.from(der.subarray(at + 2, at + 2 + (first & 0x7f)));
  return { content: at + 2 + bytes.length, length: bytes.reduce((length, byte) => length * 256 + byte, 0) };
}
