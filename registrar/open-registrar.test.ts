import { X509Certificate } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { decodeBase64url } from '@mleg/protocol/jws/base64url';
import { REGISTRATION_SIGNER } from '@mleg/protocol/openid4vp/registration';
import { expect, test } from 'vitest';
import { openRegistrar } from './open-registrar.ts';

const clock = { now: () => new Date('2026-11-21T12:00:00Z') };
const keyFile = async (name: string) => openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), `${name}.json`), 'p');

test('certifies a relying party under its root, and signs registrations with a key no relying party has', async () => {
  const keys = await keyFile('registrar');
  const registrar = await openRegistrar('Rejestr', { keys, clock, random: systemRandom });
  const root = new X509Certificate(registrar.rootCertificate);
  const party = { name: 'Sklep „Bilet”', origin: 'https://sklep.example' };
  const { x5c } = await (await keyFile('shop')).ensureSigningKey('shop', registrar.certify(party));
  const shop = new X509Certificate(Buffer.from(x5c[0] ?? '', 'base64'));
  expect([shop.checkIssued(root), shop.verify(root.publicKey), shop.ca]).toEqual([true, true, false]);
  expect(shop.subject).toContain('O=Sklep „Bilet”');
  expect(shop.subjectAltName).toBe('URI:https://sklep.example, DNS:sklep.example');

  const [header = ''] = registrar.register({ sub: 'x509_hash:a', purpose: [], credentials: [] }).split('.');
  const { x5c: chain } = JSON.parse(new TextDecoder().decode(decodeBase64url(header))) as { x5c: string[] };
  const signer = new X509Certificate(Buffer.from(chain[0] ?? '', 'base64'));
  expect([signer.checkIssued(root), signer.subjectAltName]).toEqual([true, `URI:${REGISTRATION_SIGNER}`]);
});

test('stays the same registrar when it is opened again', async () => {
  const keys = await keyFile('registrar');
  const [first, again] = await Promise.all(
    [1, 2].map(() => openRegistrar('Rejestr', { keys, clock, random: systemRandom })),
  );
  const [a, b] = [first, again].map((opened) => new X509Certificate(opened?.rootCertificate ?? ''));
  expect(a?.publicKey.equals(b?.publicKey as never)).toBe(true);
});
