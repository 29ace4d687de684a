import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { later } from '@mleg/platform/clock/durations';
import { systemRandom as random } from '@mleg/platform/random/random';
import { expect, test } from 'vitest';
import { certifyHost, makeAuthority } from './certify-for-phones.ts';
import { CERTIFICATE_LIFETIME } from './durations.ts';
import { readGivenCertificate } from './given-certificate.ts';

const now = new Date();
const certify = async (host: string) =>
  certifyHost(await makeAuthority([host], { now, random }), host, { now, random });

/** Of these files, at the start of a demonstration for phones that find it at `mleg.example`. */
async function read(certificate: string, key: string, at = now) {
  const place = await mkdtemp(join(tmpdir(), 'mleg-given-'));
  const files = { certificate: join(place, 'c.pem'), key: join(place, 'k.pem') };
  await writeFile(files.certificate, certificate);
  await writeFile(files.key, key);
  return readGivenCertificate({ host: 'mleg.example', files }, at);
}

test('a certificate of one’s own is taken with its key', async () => {
  const own = await certify('mleg.example');
  expect(await read(own.certificate, own.key)).toEqual(own);
});

test('E8 one that phones would refuse is refused at the start, and its key is never repeated', async () => {
  const own = await certify('mleg.example');
  const other = await certify('other.example');
  await expect(read(other.certificate, other.key)).rejects.toThrow(
    /is not for mleg\.example, but for DNS:other\.example$/,
  );
  await expect(read(own.certificate, other.key)).rejects.toThrow(/the key of another certificate$/);
  await expect(read(own.certificate, 'secret')).rejects.toThrow(/is no private key in PEM without a passphrase$/);
  await expect(read('secret', own.key)).rejects.toThrow(/is no certificate in PEM \(-----BEGIN CERTIFICATE-----\)$/);
  const end = later(now, CERTIFICATE_LIFETIME + 1);
  await expect(read(own.certificate, own.key, end)).rejects.toThrow(/ended on 20\d\d-\d\d-\d\d$/);
});
