import { expect, test } from 'vitest';
import { isReachable } from './is-reachable.ts';

const HERE = [
  ['this host', ['0.0.0.0', '0.1.2.3', '::']],
  ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
  ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
  ['link-local, with a cloud’s metadata', ['169.254.169.254', 'fe80::1', 'fec0::1']],
  ['shared by a provider’s customers', ['100.64.0.1', '100.127.255.255']],
  ['multicast and broadcast', ['224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff02::1']],
  ['IPv4 in IPv6', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::ffff:0:7f00:1']],
  ['NAT64', ['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1']],
  ['6to4 and Teredo', ['2002:7f00:1::1', '2002:a00:1::', '2001:0:4136:e378::1']],
  [
    'documentation, benchmarks, reserved',
    ['192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', '2001:db8::1', '4000::1'],
  ],
  ['no address', ['', 'localhost', '1.2.3.4.5', '0x7f.1.1.1x']],
] as const;

test.each(HERE)('E5: nobody is asked at what is %s', (_kind, addresses) => {
  expect(addresses.filter((address) => isReachable(address, []))).toEqual([]);
});

test('E5: public addresses are asked, whichever way they are written', () => {
  const addresses = ['193.0.6.139', '8.8.8.8', '2a00:1450:4025::1', '2606:4700::6810:85e5', '::ffff:8.8.8.8'];
  expect(addresses.filter((address) => !isReachable(address, []))).toEqual([]);
});

test('E5: a network that is private on purpose is asked, and no other', () => {
  const networks = ['10.20.0.0/16', 'fd00:1::/32'];
  expect(isReachable('10.20.3.4', networks)).toBe(true);
  expect(isReachable('::ffff:10.20.3.4', networks)).toBe(true);
  expect(isReachable('fd00:1::7', networks)).toBe(true);
  expect(isReachable('10.21.0.1', networks)).toBe(false);
  expect(isReachable('fd00:2::7', networks)).toBe(false);
});
