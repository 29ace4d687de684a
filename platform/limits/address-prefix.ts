import { isIP } from 'node:net';

const GROUPS = 8;

/** Whom an address counts as: one of IPv4 for itself, one of IPv6 with the 2⁶⁴ that its owner may change it to. */
export function clientOf(address: string): string {
  const { family, parts } = read(address);
  return family === 6 ? `${parts.slice(0, 4).join(':')}/64` : parts.join('.');
}

/** The network around: a /24 of IPv4, a /48 of IPv6, which is what a site is given (RFC 6177). */
export function networkOf(address: string): string {
  const { family, parts } = read(address);
  if (family === 6) return `${parts.slice(0, 3).join(':')}/48`;
  return family === 4 ? `${parts.slice(0, 3).join('.')}/24` : parts.join('.');
}

interface Address {
  /** 0: no address, but a name for those of whom nothing is known. */
  family: 0 | 4 | 6;
  parts: readonly string[];
}

/** Proxies write ports behind addresses, and servers for both families IPv4 as IPv6 (RFC 4291 §2.5.5.2). */
function read(text: string): Address {
  const address = withoutPort(text);
  if (isIP(address) === 4) return { family: 4, parts: address.split('.') };
  if (isIP(address) !== 6) return { family: 0, parts: [text] };
  const groups = expand(address.replace(/%.*$/, ''));
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  return isMapped ? { family: 4, parts: quad(groups.slice(6)) } : { family: 6, parts: groups };
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  return bracketed ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
}

/** All eight groups, without leading zeros: one address has one spelling. */
function expand(address: string): string[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => `${word(a, b)}:${word(c, d)}`);
  const [before = '', after] = hex.split('::');
  const start = groupsOf(before);
  const end = groupsOf(after ?? '');
  const zeros = after === undefined ? 0 : GROUPS - start.length - end.length;
  return [...start, ...Array.from({ length: zeros }, () => '0'), ...end];
}

const groupsOf = (text: string) =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16).toString(16));
const word = (high: string, low: string) => (Number(high) * 256 + Number(low)).toString(16);
const quad = (groups: readonly string[]) =>
  groups.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [String(value >> 8), String(value & 255)];
  });
