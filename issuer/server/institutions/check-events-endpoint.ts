import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { IssuerSettings } from '../settings.ts';

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

/**
 * Whether events may be pushed there: to https on public addresses only, so that nobody can make the issuer call its
 * own network or a cloud's metadata service (D64). Asked again before each push, because names may change their address.
 */
export async function checkEventsEndpoint(
  settings: Pick<IssuerSettings, 'allowPrivateEventEndpoints'>,
  endpoint: string,
): Promise<'insecure-events-endpoint' | 'private-events-endpoint' | undefined> {
  if (settings.allowPrivateEventEndpoints) return undefined;
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:') return 'insecure-events-endpoint';
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  return addresses.length === 0 || addresses.some(isPrivateAddress) ? 'private-events-endpoint' : undefined;
}

export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return PRIVATE.check(mapped, 'ipv4');
  return isIP(address) === 0 || PRIVATE.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

async function addressesOf(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
