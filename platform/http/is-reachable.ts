import ipaddr from 'ipaddr.js';

/** What is assigned to the public Internet at all (RFC 4291 §2.4); the rest of IPv6 is not. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether a server may be asked at this address: public ones, and those in networks that somebody has named on purpose
 * (`10.20.0.0/16`). Private are loopback, link-local, shared and unique-local addresses, multicast, reserved ones, and
 * whatever may stand for one of these: IPv4 in IPv6, NAT64, 6to4, Teredo (RFC 6890).
 */
export function isReachable(address: string, privateNetworks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (privateNetworks.some((network) => isIn(parsed, network))) return true;
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || isIn(parsed, GLOBAL_UNICAST);
}

type Network = ReturnType<typeof ipaddr.parseCIDR>;

function isIn(address: ReturnType<typeof ipaddr.process>, network: string | Network): boolean {
  const [start, prefix] = typeof network === 'string' ? ipaddr.parseCIDR(network) : network;
  return address.kind() === start.kind() && address.match(start, prefix);
}

/** `10.20.0.0/16`, `fd00::/8` */
export const isNetwork = (text: string): boolean => ipaddr.isValidCIDR(text);
