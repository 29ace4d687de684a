import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPublicKey } from '@mleg/platform/keys/certify';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { KEY_PURPOSES, type KeyPurpose, mayServe } from '@mleg/protocol/x509/key-purpose';
import { expect, test } from 'vitest';
import { certifyAuthority, certifyLeaf, certifyRoot } from './certificates.ts';

const request = {
  authorityName: 'Urząd Przykładowy',
  origin: 'https://issuer.example',
  now: new Date('2026-10-01T12:00:00Z'),
  random: systemRandom,
};

async function makeChain(...purposes: [KeyPurpose, ...KeyPurpose[]]) {
  const keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'p');
  const root = await keys.ensureSigningKey('root');
  const rootDer = await certifyRoot(root, request);
  const authority = await keys.ensureSigningKey('authority', async ({ publicKey }) => [
    base64(await certifyAuthority({ key: root, certificate: rootDer }, publicKey, 1, request)),
  ]);
  const certifier = { key: authority, certificate: Buffer.from(authority.x5c[0] ?? '', 'base64') };
  const leaf = await keys.ensureSigningKey('leaf', async ({ publicKey }) => [
    base64(await certifyLeaf(certifier, publicKey, purposes, request)),
  ]);
  return {
    leaf,
    rootCertificate: read(rootDer),
    authorityCertificate: read(certifier.certificate),
    certificate: read(Buffer.from(leaf.x5c[0] ?? '', 'base64')),
  };
}
const read = (der: Uint8Array) => new X509Certificate(der);
const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64');

test('the leaf certifies the signing key, names the origin, and leads over the authority to the root', async () => {
  const { leaf, rootCertificate, authorityCertificate, certificate } = await makeChain('card');
  expect(certificate.verify(authorityCertificate.publicKey)).toBe(true);
  expect(certificate.checkIssued(authorityCertificate)).toBe(true);
  expect(authorityCertificate.checkIssued(rootCertificate)).toBe(true);
  expect(authorityCertificate.verify(rootCertificate.publicKey)).toBe(true);
  expect(certificate.publicKey.equals(createPublicKey({ key: leaf.publicJwk, format: 'jwk' }))).toBe(true);
  expect(certificate.subjectAltName).toBe('URI:https://issuer.example, DNS:issuer.example');
  expect([certificate.ca, authorityCertificate.ca, rootCertificate.ca]).toEqual([false, true, true]);
});

test('K5 each certificate says the purposes of its key; a key for cards may sign their lists, and none for lists a card', async () => {
  const purposes = Object.keys(KEY_PURPOSES) as KeyPurpose[];
  for (const purpose of purposes) {
    const { certificate } = await makeChain(purpose);
    expect(certificate.keyUsage).toEqual([KEY_PURPOSES[purpose]]);
    const serves = purpose === 'card' ? ['card', 'status-list'] : [purpose];
    expect(purposes.filter((other) => mayServe(certificate.keyUsage, other))).toEqual(serves);
  }
  const { certificate } = await makeChain('card', 'status-list');
  expect(certificate.keyUsage).toEqual([KEY_PURPOSES.card, KEY_PURPOSES['status-list']]);
  expect(certificate.subject).toContain('Credentials');
  expect(mayServe(undefined, 'card')).toBe(true);
});

test('no certificate outlives the one that it hangs on', async () => {
  const keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'p');
  const root = await keys.ensureSigningKey('root');
  const certificate = await certifyRoot(root, request);
  const late = { ...request, now: new Date('2040-10-01T12:00:00Z') };
  const authority = await certifyAuthority({ key: root, certificate }, await importPublicKey(root), 2, late);
  expect(new X509Certificate(authority).validTo).toBe(new X509Certificate(certificate).validTo);
});
