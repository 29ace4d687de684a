import { expect, test } from 'vitest';
import { clientOf, networkOf } from './address-prefix.ts';

test.each([
  ['203.0.113.7', '203.0.113.7', '203.0.113.0'],
  ['203.0.113.7:51234', '203.0.113.7', '203.0.113.255'],
  ['::ffff:203.0.113.7', '203.0.113.7', '::ffff:cb00:7101'],
])('IPv4 counts for itself, and with its /24: %s', (address, client, neighbour) => {
  expect(clientOf(address)).toBe(client);
  expect(networkOf(address)).toBe(networkOf(neighbour));
  expect(networkOf(address)).not.toBe(networkOf('203.0.114.7'));
});

test.each([
  ['2001:db8:1:2::1', '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff'],
  ['2001:db8:1:2::1', '[2001:db8:1:2:0:0:0:9]:443'],
  ['fe80::1%eth0', 'fe80::2'],
  ['2001:db8::1', '2001:db8:0:0:8000::'],
])('S2 however an IPv6 client changes its last 64 bits, it is the same: %s, %s', (one, other) => {
  expect(clientOf(other)).toBe(clientOf(one));
});

test('IPv6 clients of one site share its /48 and no more', () => {
  expect(clientOf('2001:db8:1:2::1')).not.toBe(clientOf('2001:db8:1:3::1'));
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:2:2::1'));
});

test('what is no address is somebody of whom nothing is known', () => {
  expect(clientOf('unknown')).toBe(networkOf('unknown'));
  expect(clientOf('')).toBe(clientOf(''));
});
