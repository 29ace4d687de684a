import { isIPv4 } from 'node:net';
import { renderUnicodeCompact } from 'uqr';
import type { Role } from '../role.ts';
import type { PhoneDoor } from './answer-phones.ts';
import type { PhoneSettings } from './phone-settings.ts';

/** White modules are written, so the colours are said: not every phone reads a code whose black is white. */
const WHITE_ON_BLACK = '\u001B[97;40m';
const AS_BEFORE = '\u001B[0m';

/** What a person with a phone in hand needs next: a code to scan, what to compare, what works there. */
export function phoneGreeting(
  { host, pagePort }: PhoneSettings,
  { wallet }: Record<Role, string>,
  { page, isNew }: PhoneDoor,
): string[] {
  const begin = page ? `http://${host}:${pagePort}` : wallet;
  return [
    '',
    `On a phone in the same network, scan this or open ${begin}`,
    '',
    ...qrCode(begin),
    '',
    ...(page ? trust(page.fingerprint, isNew) : []),
    'Everybody in this network can open the pages and sign in.',
    ...(isIPv4(host)
      ? ['Passkeys work under names only: --phone --host NAME, where phones find this machine by that name.']
      : []),
  ];
}

const trust = (fingerprint: string, isNew: boolean): string[] => [
  isNew
    ? 'The page puts a certificate onto the phone that this machine has just made. Its SHA-256 fingerprint is'
    : 'The page puts the certificate of this machine onto the phone, once. Its SHA-256 fingerprint is',
  ...(fingerprint.match(/.{1,48}/g) ?? []).map((part) => `  ${part}`),
];

function qrCode(text: string): string[] {
  return renderUnicodeCompact(text, { border: 2 })
    .split('\n')
    .map((line) => `  ${WHITE_ON_BLACK}${line}${AS_BEFORE}`);
}
