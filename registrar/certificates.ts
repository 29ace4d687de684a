import type { webcrypto } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import { certify, importPublicKey } from '@mleg/platform/keys/certify';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import { REGISTRATION_SIGNER } from '@mleg/protocol/openid4vp/registration';
import * as x509 from '@peculiar/x509';
import { CLOCKS_LATE_BY, LEAF_LIFETIME, ROOT_LIFETIME } from './durations.ts';

export interface CertificateRequest {
  registrarName: string;
  now: Date;
  random: Random;
}

/** What a relying party proves with its certificate and wallets show to people. */
export interface RelyingPartyName {
  /** As registered, in the language of the register. */
  name: string;
  /** Where its requests are fetched and answers posted. */
  origin: string;
}

/** The anchor wallets are given; no request carries it (HAIP 1.0 §5.1). */
export async function certifyRegistrar(root: SigningKey, request: CertificateRequest): Promise<Uint8Array> {
  const publicKey = await importPublicKey(root);
  return certify(root, publicKey, request.random, {
    subject: registrarOf(request),
    issuer: registrarOf(request),
    ...lifetime(request, ROOT_LIFETIME),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

/** For the key that signs a relying party's requests: it ties the name that people read to the address that wallets answer. */
export async function certifyRelyingParty(
  root: SigningKey,
  publicKey: webcrypto.CryptoKey,
  { name, origin }: RelyingPartyName,
  request: CertificateRequest,
): Promise<Uint8Array> {
  return certifyLeaf(
    root,
    publicKey,
    request,
    [{ C: ['PL'] }, { O: [name] }, { CN: [name.slice(0, 64)] }],
    [
      new x509.SubjectAlternativeNameExtension([
        { type: 'url', value: origin },
        { type: 'dns', value: new URL(origin).hostname },
      ]),
    ],
  );
}

/** For the key that signs registrations. */
export async function certifyRegistrations(
  root: SigningKey,
  publicKey: webcrypto.CryptoKey,
  request: CertificateRequest,
): Promise<Uint8Array> {
  return certifyLeaf(
    root,
    publicKey,
    request,
    [{ O: [request.registrarName] }, { CN: [REGISTRATIONS] }],
    [new x509.SubjectAlternativeNameExtension([{ type: 'url', value: REGISTRATION_SIGNER }])],
  );
}

const REGISTRATIONS = 'Registrations';

async function certifyLeaf(
  root: SigningKey,
  publicKey: webcrypto.CryptoKey,
  request: CertificateRequest,
  subject: x509.JsonName,
  extensions: readonly x509.Extension[],
): Promise<Uint8Array> {
  return certify(root, publicKey, request.random, {
    subject,
    issuer: registrarOf(request),
    ...lifetime(request, LEAF_LIFETIME),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      await x509.AuthorityKeyIdentifierExtension.create(await importPublicKey(root)),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      ...extensions,
    ],
  });
}

const lifetime = ({ now }: CertificateRequest, milliseconds: number) => ({
  notBefore: later(now, -CLOCKS_LATE_BY),
  notAfter: later(now, milliseconds),
});

const registrarOf = ({ registrarName }: CertificateRequest): x509.JsonName => [
  { C: ['PL'] },
  { O: [registrarName] },
  { CN: [registrarName.slice(0, 64)] },
];
