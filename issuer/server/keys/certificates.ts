import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { DAY, later } from '@mleg/platform/clock/durations';
import { certify, importPublicKey } from '@mleg/platform/keys/certify';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import * as x509 from '@peculiar/x509';

const ROOT_LIFETIME = 20 * 365 * DAY;
/** A year of waiting to be the next, a year of signing, the life of a card, and half a year for a turn that came late. */
export const LEAF_LIFETIME = 4 * 365 * DAY;
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
  return certifyFor(root, publicKey, request, {
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
  return certifyFor(root, publicKey, request, {
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

async function certifyFor(
  root: SigningKey,
  publicKey: webcrypto.CryptoKey,
  { now, random }: CertificateRequest,
  { lifetime, ...content }: Content,
): Promise<Uint8Array> {
  const notBefore = later(now, -BACKDATED);
  return certify(root, publicKey, random, { ...content, notBefore, notAfter: later(notBefore, lifetime) });
}

const subjectOf = ({ authorityName }: CertificateRequest, purpose: string): x509.JsonName => [
  { C: ['PL'] },
  { O: [authorityName] },
  { CN: [`${authorityName} – ${purpose}`.slice(0, 64)] },
];
