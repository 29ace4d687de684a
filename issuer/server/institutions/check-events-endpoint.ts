import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isReachable } from '@mleg/platform/http/is-reachable';
import type { IssuerSettings } from '../settings.ts';

/**
 * Whether events may be pushed there: to https on public addresses only, so that nobody can make the issuer call its
 * own network or a cloud's metadata service (D64). This is said when somebody registers; names may change their address,
 * so that each push looks again, at the address it connects to (`platform/http/outgoing.ts`).
 */
export async function checkEventsEndpoint(
  settings: Pick<IssuerSettings, 'allowPrivateEventEndpoints' | 'privateNetworks'>,
  endpoint: string,
): Promise<'insecure-events-endpoint' | 'private-events-endpoint' | undefined> {
  if (settings.allowPrivateEventEndpoints) return undefined;
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:') return 'insecure-events-endpoint';
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await addressesOf(host);
  const areFine = addresses.length > 0 && addresses.every((address) => isReachable(address, settings.privateNetworks));
  return areFine ? undefined : 'private-events-endpoint';
}

async function addressesOf(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
