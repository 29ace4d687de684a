import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { DAY, later } from '@mleg/platform/clock/durations';
import { certify, importPublicKey } from '@mleg/platform/keys/certify';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import { KEY_PURPOSES, type KeyPurpose } from '@mleg/protocol/x509/key-purpose';
import * as x509 from '@peculiar/x509';

const YEAR = 365 * DAY;
const ROOT_LIFETIME = 20 * YEAR;
/** Of a key that certifies others while the root is in its safe. */
const AUTHORITY_LIFETIME = 10 * YEAR;
/** A year of waiting to be the next, a year of signing, the life of a card, and half a year for a turn that came late. */
export const LEAF_LIFETIME = 4 * YEAR;
/** Clocks of phones are late now and then. */
export const BACKDATED = DAY;

export interface CertificateRequest {
  authorityName: string;
  now: Date;
  random: Random;
}

/** A key that certifies others, and its own certificate, DER. */
export interface Certifier {
  key: SigningKey;
  certificate: Uint8Array;
}

/** The trust anchor, signed by itself. Verifiers get it apart from any credential; `x5c` never carries it. */
export async function certifyRoot(root: SigningKey, request: CertificateRequest, called = 'Root'): Promise<Uint8Array> {
  const publicKey = await importPublicKey(root);
  const name = subjectOf(request, called);
  const notBefore = later(request.now, -BACKDATED);
  return certify(root, publicKey, request.random, {
    subject: name,
    issuer: name,
    notBefore,
    notAfter: later(notBefore, ROOT_LIFETIME),
    extensions: [
      new x509.BasicConstraintsExtension(true, ROOT_PATH, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

/** The authorities below the root, and below those nothing that certifies. */
const ROOT_PATH = 1;

/** Roots of the first release allowed for no authority below them (RFC 5280 §4.2.1.9). */
export function allowsAuthorities(rootCertificate: Uint8Array): boolean {
  const constraints = parse(rootCertificate).getExtension(x509.BasicConstraintsExtension);
  return (constraints?.pathLength ?? ROOT_PATH) >= ROOT_PATH;
}

/**
 * What a root says of the one that follows it: whoever holds this one as their anchor may take that one too, as long as
 * this one lasts.
 */
export async function certifyFollower(
  root: Certifier,
  follower: Certifier,
  request: CertificateRequest,
): Promise<Uint8Array> {
  return certifyBelow(root, await importPublicKey(follower.key), request, {
    subject: parse(follower.certificate).subjectName.toJSON(),
    lifetime: ROOT_LIFETIME,
    extensions: [
      new x509.BasicConstraintsExtension(true, ROOT_PATH, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
}

/** A certificate for a key that certifies the others, for as long as the root lasts at the most. */
export async function certifyAuthority(
  root: Certifier,
  publicKey: webcrypto.CryptoKey,
  generation: number,
  request: CertificateRequest,
): Promise<Uint8Array> {
  return certifyBelow(root, publicKey, request, {
    subject: subjectOf(request, `Authority ${generation}`),
    lifetime: AUTHORITY_LIFETIME,
    extensions: [
      new x509.BasicConstraintsExtension(true, ROOT_PATH - 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  });
}

/**
 * A certificate for a key that signs for these purposes and for no other; it names the issuer's origin (SD-JWT VC §2.5).
 */
export async function certifyLeaf(
  authority: Certifier,
  publicKey: webcrypto.CryptoKey,
  purposes: readonly [KeyPurpose, ...KeyPurpose[]],
  request: CertificateRequest & { origin: string },
): Promise<Uint8Array> {
  return certifyBelow(authority, publicKey, request, {
    subject: subjectOf(request, PURPOSE_NAMES[purposes[0]]),
    lifetime: LEAF_LIFETIME,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(purposes.map((purpose) => KEY_PURPOSES[purpose])),
      new x509.SubjectAlternativeNameExtension([
        { type: 'url', value: request.origin },
        { type: 'dns', value: new URL(request.origin).hostname },
      ]),
    ],
  });
}

const PURPOSE_NAMES: Readonly<Record<KeyPurpose, string>> = {
  card: 'Credentials',
  'status-list': 'Status lists',
  'trust-list': 'Trust list',
  'audit-head': 'Audit head',
};

interface Content {
  subject: x509.JsonName;
  lifetime: number;
  extensions: x509.Extension[];
}

/** Nothing outlives what certified it: a chain is believed only while all of it is in time (RFC 5280 §6.1.3). */
async function certifyBelow(
  { key, certificate }: Certifier,
  publicKey: webcrypto.CryptoKey,
  { now, random }: CertificateRequest,
  { subject, lifetime, extensions }: Content,
): Promise<Uint8Array> {
  const above = parse(certificate);
  const notBefore = later(now, -BACKDATED);
  const end = later(notBefore, lifetime);
  return certify(key, publicKey, random, {
    subject,
    issuer: above.subjectName.toJSON(),
    notBefore: notBefore < above.notBefore ? above.notBefore : notBefore,
    notAfter: end < above.notAfter ? end : above.notAfter,
    extensions: [
      ...extensions,
      await x509.AuthorityKeyIdentifierExtension.create(await importPublicKey(key)),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

/** Who issues, as a certificate of ours says it. */
export const authorityNameIn = (der: Uint8Array): string | undefined => parse(der).subjectName.getField('O')[0];

const parse = (der: Uint8Array): x509.X509Certificate => new x509.X509Certificate(Uint8Array.from(der));

const subjectOf = ({ authorityName }: CertificateRequest, purpose: string): x509.JsonName => [
  { C: ['PL'] },
  { O: [authorityName] },
  { CN: [`${authorityName} – ${purpose}`.slice(0, 64)] },
];
