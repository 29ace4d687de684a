import { existsSync, realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type HoldRefusal, holdCeremony } from '@mleg/issuer/ceremony/hold-ceremony';
import type { Ceremony, InstallRefusal } from '@mleg/issuer/ceremony/install-ceremony';
import { systemClock } from '@mleg/platform/clock/clock';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { openTokenKeys } from '@mleg/platform/keys/token-keys';
import { systemRandom } from '@mleg/platform/random/random';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { UsageError } from '../arguments.mjs';
import { INSTALL_REFUSALS } from './ceremonial.ts';
import { type Found, noticeOf, refuseUnasked } from './ceremony-notice.ts';
import { ceremonyByRequest, ceremonyInPlace, type WhereHeld } from './ceremony-place.ts';
import type { Answer, Call, Command } from './command.ts';
import { linesOfRecord } from './record-lines.ts';
import { openRootMedium, type RootMedium } from './root-medium.ts';
import { askRootPassphrase, openPassphrases } from './root-passphrase.ts';

/** The root leaves its safe for this, and goes back. */
export const keysCeremony: Command = {
  name: 'keys ceremony',
  summary: 'with two people and the root: certifies the key that certifies all others; the first time makes the root',
  example: "keys ceremony --root /media/root/root.json --first 'Anna Nowak' --second 'Jan Kowalski'",
  options: {
    root: {
      type: 'string',
      value: 'FILE',
      says: 'where the root is kept, on a medium that is locked away afterwards; or pkcs11:token=LABEL?module-path=/LIBRARY.so',
    },
    request: {
      type: 'string',
      value: 'FILE',
      says: 'what mleg keys request has written: held here, without the issuer; the answer is beside it (.certified)',
    },
    'new-root': { type: 'string', value: 'FILE', says: 'where a root is made that follows the one in --root' },
    record: { type: 'string', value: 'DIRECTORY', says: 'where the record is written if the root is in a token' },
    first: { type: 'string', value: 'NAME', says: 'who types the first passphrase' },
    second: { type: 'string', value: 'NAME', says: 'who types the second one' },
    again: { type: 'boolean', says: 'although the last ceremony was not long ago' },
    running: { type: 'boolean', says: 'although an issuer runs, which is started anew afterwards' },
  },
  run: async (call) => {
    const people = peopleOf(call);
    const where = await (call.options['request'] === undefined ? ceremonyInPlace(call) : ceremonyByRequest(call));
    const medium = await openRootMedium(call);
    const { 'new-root': next } = call.options;
    const follower = next === undefined ? undefined : await openRootMedium({ ...call, options: { root: next } });
    if (follower && isSamePlace(medium, follower))
      throw new UsageError(`--new-root is the file of --root: ${IS_ANOTHER}`, { code: 'same-root' });
    if (follower && (medium.token || follower.token))
      throw new UsageError('A root that follows another one is made in a file, and from a file.', {
        code: 'root-medium',
      });
    const kind = medium.token ? 'half of the PIN' : 'passphrase';
    const input = openPassphrases(call, kind);
    const found = { ...(await where.look()), medium };
    refuseUnasked(found, call.options, systemClock.now());
    for (const line of noticeOf(found, where)) call.tell(line);
    const isNew = !medium.isThere && !found.before.root;
    const secret = await askRootPassphrase(call, people, { kind, isNew }, input);
    const held = await hold(where, { medium, follower, secret }, people);
    return 'refused' in held ? refusedBy(found, held, follower) : answerOf(held, where, follower ?? medium);
  },
};

/** One person is one person in small letters and with two blanks, too. */
const spelling = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

function peopleOf(call: Call): [string, string] {
  const people: [string, string] = [nameOf(call, 'first'), nameOf(call, 'second')];
  if (spelling(people[0]) !== spelling(people[1])) return people;
  throw new UsageError('--first and --second are two people.', { code: 'one-person' });
}

function nameOf({ options }: Call, which: 'first' | 'second'): string {
  const name = options[which];
  if (typeof name === 'string' && name.trim() !== '') return name.trim();
  throw new UsageError(`Say who is there: --${which} NAME`, { code: 'person-missing' });
}

type Media = { medium: RootMedium; follower: RootMedium | undefined; secret: string };

async function hold(where: WhereHeld, { medium, follower, secret }: Media, people: [string, string]) {
  // Whether it opens what is there, before anything is changed.
  await openRootKeys(medium, secret)
    .then((keys) => keys.fingerprints())
    .catch(sayThatOrderCounts);
  if (follower) await openRootKeys(follower, secret).then((keys) => keys.fingerprints());
  const request = await where.request(medium, secret);
  const rootKeys = await openRootKeys(medium, secret);
  const newRootKeys = follower && (await openRootKeys(follower, secret));
  const result = await holdCeremony(
    { rootKeys, newRootKeys, clock: systemClock, random: systemRandom },
    request,
    people,
  );
  if ('refused' in result) return result;
  return where.take(result);
}

function sayThatOrderCounts(error: unknown): never {
  if (!(error instanceof StartRefused)) throw error;
  throw new StartRefused(`${error.message}\n${ORDER}`, { code: error.code, cause: error });
}

const ORDER =
  'The order counts: who came as --first in the first ceremony types first, or is ROOT_PASSPHRASE_FIRST, the other second.';

/** Where the root is, opened with what both have typed. */
async function openRootKeys({ file, token, record }: RootMedium, secret: string): Promise<KeyStore> {
  if (!token) return openKeyFile(file, secret);
  const address = { ...token, pin: secret };
  return openTokenKeys({ address, holder: 'issuer', lock: `${record}-token.lock`, begin: async () => {} });
}

type Refusal = HoldRefusal | InstallRefusal;

function refusedBy({ medium, before }: Found, { refused }: { refused: Refusal }, follower?: RootMedium): Answer {
  return { exit: 'failed', lines: [`${whyNot()} Nothing was certified.`], data: { refused } };

  function whyNot(): string {
    if (refused === 'another-root') return `The root in ${medium.file} is not that of the issuer.${wantedRoot(before)}`;
    if (refused === 'same-root')
      return `The root in ${follower?.file} has the key of that in ${medium.file}: ${IS_ANOTHER}`;
    return `What was certified does not fit the issuer. ${INSTALL_REFUSALS[refused]}`;
  }
}

const IS_ANOTHER = 'another root has another key, and is made in a file that is not there yet.';

function wantedRoot({ root }: Found['before']): string {
  if (!root) return '';
  const { since, certificateSha256 } = root;
  return ` Wanted is the one of ${since.toISOString()}, certificate SHA-256 ${certificateSha256}, as in its record.`;
}

/** By whatever path, or link. */
const isSamePlace = (one: RootMedium, other: RootMedium): boolean => one.file === other.file || isOneFile(one, other);

const isOneFile = (one: RootMedium, other: RootMedium): boolean =>
  [one, other].every(({ file }) => existsSync(file)) && realpathSync(one.file) === realpathSync(other.file);

/** The record is printed, and lies beside the root as it was signed. */
async function answerOf({ record, signed, digest }: Ceremony, where: WhereHeld, medium: RootMedium): Promise<Answer> {
  const recordFile = `${medium.record}.${record.at.replaceAll(':', '-')}.record`;
  await writeFile(recordFile, `${signed}\n`, { flag: 'wx' });
  const lines = [
    ...linesOfRecord(record),
    '',
    `This record, signed by the root, is in ${recordFile}`,
    `Its SHA-256, which the audit keeps: ${digest}`,
    '',
    `Take ${medium.file} away now and lock it up, with a second copy in another place; what each has typed stays with`,
    `them. ${where.nextStep} Print this and sign it.`,
    '',
    '_______________________________    _______________________________',
  ];
  return { exit: 'ok', lines, data: { record, recordFile, digest, ...where.wrote } };
}
