import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import * as x509 from '@peculiar/x509';
import { DAY, later } from '../durations.ts';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const ROOT_LIFETIME = 20 * 365 * DAY;
const LEAF_LIFETIME = 5 * 365 * DAY;
/** Clocks of phones are late now and then. */
const BACKDATED = DAY;

export interface CertificateRequest {
  authorityName: string;
  origin: string;
  now: Date;
  random: Random;
}

/** The trust anchor, signed by itself. Verifiers get it apart from any credential; `x5c` never carries it. */
export async function certifyRoot(root: SigningKey, request: CertificateRequest): Promise<Uint8Array> {
  const publicKey = await importPublicKey(root);
  const name = subjectOf(request, 'Root');
  return certify(root, publicKey, request, {
    subject: name,
    issuer: name,
    lifetime: ROOT_LIFETIME,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

/** A certificate for a key that signs credentials or status lists; it names the issuer's origin (SD-JWT VC §2.5). */
export async function certifyLeaf(
  root: SigningKey,
  publicKey: webcrypto.CryptoKey,
  purpose: string,
  request: CertificateRequest,
): Promise<Uint8Array> {
  return certify(root, publicKey, request, {
    subject: subjectOf(request, purpose),
    issuer: subjectOf(request, 'Root'),
    lifetime: LEAF_LIFETIME,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.SubjectAlternativeNameExtension([
        { type: 'url', value: request.origin },
        { type: 'dns', value: new URL(request.origin).hostname },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(await importPublicKey(root)),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

interface Content {
  subject: x509.JsonName;
  issuer: x509.JsonName;
  lifetime: number;
  extensions: x509.Extension[];
}

/** The key store signs bytes only, so the certificate is made twice: unsigned for its bytes, then with the signature. */
async function certify(
  root: SigningKey,
  publicKey: webcrypto.CryptoKey,
  { now, random }: CertificateRequest,
  { subject, issuer, lifetime, extensions }: Content,
): Promise<Uint8Array> {
  const notBefore = later(now, -BACKDATED);
  const content = {
    serialNumber: Buffer.from(random.bytes(16)).toString('hex'),
    subject,
    issuer,
    notBefore,
    notAfter: later(notBefore, lifetime),
    signingAlgorithm: ES256,
    publicKey,
    extensions,
  };
  const draft = await x509.X509CertificateGenerator.create({ ...content, signature: new Uint8Array(64) });
  const signature = root.sign(toBeSigned(new Uint8Array(draft.rawData)));
  const certificate = await x509.X509CertificateGenerator.create({ ...content, signature: Uint8Array.from(signature) });
  return new Uint8Array(certificate.rawData);
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

const subjectOf = ({ authorityName }: CertificateRequest, purpose: string): x509.JsonName => [
  { C: ['PL'] },
  { O: [authorityName] },
  { CN: [`${authorityName} – ${purpose}`.slice(0, 64)] },
];

function importPublicKey(key: SigningKey): Promise<webcrypto.CryptoKey> {
  return crypto.subtle.importKey('jwk', key.publicJwk, ES256, true, ['verify']);
}
