import { BlockList, isIPv4 } from 'node:net';
import { Extension } from '@peculiar/x509';
import { Constructed, Primitive, Sequence } from 'asn1js';

/** Networks that nobody has to themselves (RFC 1918, RFC 3927, RFC 6598): an address of theirs is no one's in the Internet. */
const NETWORKS = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const;
/** Names that only the network at hand answers for (RFC 6762 §3). */
const LOCAL = 'local';

const NAME_CONSTRAINTS = '2.5.29.30';
/** Tags of a GeneralName (RFC 5280 §4.2.1.6). */
const DNS_NAME = 2;
const IP_ADDRESS = 7;
const IN_CONTEXT = 3;

/** Whether an authority that is limited to home networks and to these hosts may certify the host. */
export function isPermitted(host: string, hosts: readonly string[]): boolean {
  if (hosts.includes(host)) return true;
  if (!isIPv4(host)) return host.endsWith(`.${LOCAL}`);
  const networks = new BlockList();
  for (const [network, prefix] of NETWORKS) networks.addSubnet(network, prefix);
  return networks.check(host);
}

/**
 * What the authority may certify and nothing else, so that who takes its key can pass for no site of the Internet
 * (RFC 5280 §4.2.1.10). Each kind of name has an entry: a kind without any would not be limited.
 */
export function permittedHosts(hosts: readonly string[]): Extension {
  const addresses = [...NETWORKS, ...hosts.filter(isIPv4).map((host) => [host, 32] as const)];
  const names = [LOCAL, ...hosts.filter((host) => !isIPv4(host))];
  const subtrees = [
    ...names.map((name) => subtree(DNS_NAME, Buffer.from(name, 'ascii'))),
    ...addresses.map(([network, prefix]) => subtree(IP_ADDRESS, addressAndMask(network, prefix))),
  ];
  const permitted = new Constructed({ idBlock: { tagClass: IN_CONTEXT, tagNumber: 0 }, value: subtrees });
  return new Extension(NAME_CONSTRAINTS, true, new Sequence({ value: [permitted] }).toBER());
}

const subtree = (tagNumber: number, valueHex: Uint8Array<ArrayBuffer>) =>
  new Sequence({ value: [new Primitive({ idBlock: { tagClass: IN_CONTEXT, tagNumber }, valueHex })] });

function addressAndMask(network: string, prefix: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(8);
  for (const [at, part] of network.split('.').entries()) bytes[at] = Number(part);
  bytes.writeUInt32BE(2 ** 32 - 2 ** (32 - prefix), 4);
  return bytes;
}
