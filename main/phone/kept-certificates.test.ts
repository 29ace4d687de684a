import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { later } from '@mleg/platform/clock/durations';
import { systemRandom as random } from '@mleg/platform/random/random';
import { beforeEach, expect, test } from 'vitest';
import { type Certified, certifyHost, makeAuthority } from './certify-for-phones.ts';
import { AUTHORITY_LIFETIME, CERTIFICATE_LIFETIME } from './durations.ts';
import { keepCertificates } from './kept-certificates.ts';

let directory: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'mleg-authority-')), 'authority');
});

const start = (host: string, now = new Date()) => keepCertificates({ directory, host }, { now, random });

/** What a client says that trusts the authority alone and asks for the host: nothing, or what is wrong. */
async function complaintAbout({ certificate, key }: Certified, authority: string, host: string) {
  const server = createServer({ cert: certificate, key });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect({
    host: '127.0.0.1',
    port,
    ca: authority,
    servername: '',
    checkServerIdentity: () => undefined,
  });
  const outcome = once(client, 'secureConnect').then(
    () => (new X509Certificate(certificate).subjectAltName?.includes(host) ? undefined : 'another host'),
    ({ code, message }: NodeJS.ErrnoException) => `${code} ${message}`,
  );
  const complaint = await outcome;
  client.destroy();
  server.close();
  return complaint;
}

test('what one start has made is there for the next', async () => {
  const first = await start('192.168.1.7');
  expect(first.isNew).toBe(true);
  expect(await start('192.168.1.7')).toEqual({ ...first, isNew: false });
});

test('who trusts the authority believes the machine at each of its addresses and names', async () => {
  const { authority } = await start('192.168.1.7');
  for (const host of ['192.168.1.7', '10.4.5.6', 'laptop.local']) {
    const now = await start(host);
    expect([now.authority, now.isNew]).toEqual([authority, false]);
    expect(await complaintAbout(now.server, authority, host)).toBeUndefined();
  }
});

test('a certificate is renewed before its end, and the authority stays', async () => {
  const first = await start('192.168.1.7');
  const end = later(new Date(), CERTIFICATE_LIFETIME);
  const renewed = await start('192.168.1.7', later(end, -1));
  expect([renewed.authority, renewed.isNew]).toEqual([first.authority, false]);
  expect(new X509Certificate(renewed.server.certificate).validToDate > end).toBe(true);
});

test('an authority near its end is followed by another, with certificates of that one', async () => {
  const first = await start('192.168.1.7');
  const next = await start('192.168.1.7', later(new Date(), AUTHORITY_LIFETIME - 1));
  expect(next.isNew).toBe(true);
  expect(await complaintAbout(first.server, next.authority, '192.168.1.7')).toMatch(/UNABLE_TO_VERIFY/);
});

test('a name outside of home networks takes another authority, which knows it from then on', async () => {
  const first = await start('192.168.1.7');
  const named = await start('mleg.example');
  expect([named.isNew, named.authority === first.authority]).toEqual([true, false]);
  expect(await complaintAbout(named.server, named.authority, 'mleg.example')).toBeUndefined();
  expect((await start('mleg.example')).isNew).toBe(false);
  expect((await start('192.168.1.7')).isNew).toBe(false);
});

test.each(['bank.example', 'local.bank.example', '198.51.100.7'])(
  'E15 who takes the authority’s key passes for no %s',
  async (host) => {
    const now = { now: new Date(), random };
    const authority = await makeAuthority(['mleg.example', '192.0.2.7'], now);
    const forged = await certifyHost(authority, host, now);
    expect(await complaintAbout(forged, authority.certificate, host)).toMatch(/permitted subtree violation/);
  },
);

test('only the owner reads the keys', async () => {
  await start('192.168.1.7');
  for (const [file, mode] of [
    ['.', 0o700],
    ['authority.json', 0o600],
    ['servers/192.168.1.7.json', 0o600],
  ] as const) {
    expect((await stat(join(directory, file))).mode & 0o777).toBe(mode);
  }
});
