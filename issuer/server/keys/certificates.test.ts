import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { expect, test } from 'vitest';
import { certifyLeaf, certifyRoot } from './certificates.ts';

const request = {
  authorityName: 'Urząd Przykładowy',
  origin: 'https://issuer.example',
  now: new Date('2026-10-01T12:00:00Z'),
  random: systemRandom,
};

async function makeChain() {
  const keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'p');
  const root = await keys.ensureSigningKey('root');
  const leaf = await keys.ensureSigningKey('credential', async ({ publicKey }) => [
    Buffer.from(await certifyLeaf(root, publicKey, 'Credentials', request)).toString('base64'),
  ]);
  const rootCertificate = new X509Certificate(await certifyRoot(root, request));
  return { leaf, rootCertificate, certificate: new X509Certificate(Buffer.from(leaf.x5c[0] ?? '', 'base64')) };
}

test('the leaf certifies the signing key, names the origin, and leads to the root', async () => {
  const { leaf, rootCertificate, certificate } = await makeChain();
  expect(certificate.verify(rootCertificate.publicKey)).toBe(true);
  expect(certificate.checkIssued(rootCertificate)).toBe(true);
  expect(certificate.publicKey.equals(createPublicKey({ key: leaf.publicJwk, format: 'jwk' }))).toBe(true);
  expect(certificate.subjectAltName).toBe('URI:https://issuer.example, DNS:issuer.example');
  expect(certificate.ca).toBe(false);
});

test('the root is its own authority and may not be used below another', async () => {
  const { rootCertificate } = await makeChain();
  expect(rootCertificate.verify(rootCertificate.publicKey)).toBe(true);
  expect(rootCertificate.ca).toBe(true);
});
