import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { heldBefore } from '@mleg/issuer/ceremony/held-before';
import { type Ceremony, holdCeremony } from '@mleg/issuer/ceremony/hold-ceremony';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import { ROOT_KEY } from '@mleg/issuer/keys/authorities';
import { KEY_OWNER } from '@mleg/issuer/keys/key-uses';
import { systemClock } from '@mleg/platform/clock/clock';
import { passwordFile } from '@mleg/platform/database/cluster-passwords';
import { othersAt } from '@mleg/platform/given-database/others-at';
import { holdToKnownKeys } from '@mleg/platform/keys/hold-to-known-keys';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import { moveKey } from '@mleg/platform/keys/move-key';
import { openTokenKeys } from '@mleg/platform/keys/token-keys';
import { systemRandom } from '@mleg/platform/random/random';
import { claimStore } from '@mleg/platform/store-kind/claim-store';
import { UsageError } from '../arguments.mjs';
import { claimDirectory, requireOwnDirectory } from '../claim-directory.ts';
import { kindOf, requireForProduction } from '../demonstration.ts';
import { keyFileOf, openKeys } from '../key-directory.ts';
import type { Settings } from '../settings.ts';
import { type Found, noticeOf, refuseUnasked } from './ceremony-notice.ts';
import type { Answer, Call, Command } from './command.ts';
import { openIssuerDatabase } from './open-issuer-database.ts';
import { linesOfRecord } from './record-lines.ts';
import { openRootMedium, type RootMedium } from './root-medium.ts';
import { askRootPassphrase, requirePassphrases } from './root-passphrase.ts';

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
    'new-root': { type: 'string', value: 'FILE', says: 'where a root is made that follows the one in --root' },
    record: { type: 'string', value: 'DIRECTORY', says: 'where the record is written if the root is in a token' },
    first: { type: 'string', value: 'NAME', says: 'who types the first passphrase' },
    second: { type: 'string', value: 'NAME', says: 'who types the second one' },
    again: { type: 'boolean', says: 'although the last ceremony was not long ago' },
    running: { type: 'boolean', says: 'although an issuer runs, which is started anew afterwards' },
  },
  run: async (call) => {
    const people = peopleOf(call);
    const settings: Settings = { ...call.settings, roles: ['issuer'] };
    // The name stands in the root for twenty years: nobody makes one without it.
    requireForProduction(settings);
    const medium = await openRootMedium(call);
    const { 'new-root': next } = call.options;
    const follower = next === undefined ? undefined : await openRootMedium({ ...call, options: { root: next } });
    if (follower && (medium.token || follower.token))
      throw new UsageError('A root that follows another one is made in a file, and from a file.', {
        code: 'root-medium',
      });
    const kind = medium.token ? 'half of the PIN' : 'passphrase';
    requirePassphrases(call, kind);
    const found = await look(call, settings, medium);
    refuseUnasked(found, call.options, systemClock.now());
    for (const line of noticeOf(found, settings)) call.tell(line);
    const isNew = !medium.isThere && !found.before.root;
    const secret = await askRootPassphrase(call, people, { kind, isNew });
    // Whether it opens what is there, before anything is changed.
    await (await openRootKeys(settings, medium, secret)).fingerprints();
    const held = await hold(call, settings, { medium, follower, secret }, people);
    if ('refused' in held) {
      const lines = [
        `The root in ${medium.file} is not the one whose certificate the issuer has. Nothing was certified.`,
      ];
      return { exit: 'failed', lines, data: held };
    }
    return answerOf(held, follower ?? medium);
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

/** What there is, of an issuer that may never have been started; nothing is made. */
async function look(call: Call, settings: Settings, medium: RootMedium): Promise<Found> {
  await requireOwnDirectory(settings);
  const isRootAmongKeys = (await (await openKeys(settings, 'issuer')).fingerprints())[ROOT_KEY] !== undefined;
  const isIssuerInToken = settings.tokens.issuer !== undefined;
  const isBegun =
    settings.databaseUrls.issuer !== undefined ||
    existsSync(passwordFile(join(settings.dataDirectory, 'postgres'), 'issuer'));
  if (!isBegun) return { before: {}, others: undefined, isRootAmongKeys, isIssuerInToken, medium };
  const open = await openIssuerDatabase(call, settings, 'owner');
  const others = await othersAt(open.url);
  return { before: await heldBefore(open.database()), others, isRootAmongKeys, isIssuerInToken, medium };
}

async function hold(
  call: Call,
  settings: Settings,
  { medium, follower, secret }: { medium: RootMedium; follower: RootMedium | undefined; secret: string },
  people: readonly [string, string],
): Promise<Ceremony | { refused: 'another-root' }> {
  await claimDirectory(settings);
  const database = (await openIssuerDatabase(call, settings, 'owner')).database();
  await migrateIssuer(database);
  await claimStore(database, kindOf(settings), 'issuer');
  if (!settings.tokens.issuer && !medium.token) {
    await moveKey(ROOT_KEY, keyFileOf(settings, 'issuer'), { path: medium.file, passphrase: secret });
  }
  const keys = await holdToKnownKeys({
    database,
    keys: await openKeys(settings, 'issuer'),
    owner: KEY_OWNER,
    isInUse: false,
    mayBeAway: [ROOT_KEY],
  });
  const rootKeys = await openRootKeys(settings, medium, secret);
  const { authorityName } = settings;
  const newRootKeys = follower && (await openRootKeys(settings, follower, secret));
  const surroundings = { authorityName, clock: systemClock, random: systemRandom };
  return holdCeremony({ database, keys, rootKeys, newRootKeys, ...surroundings }, people);
}

/** Where the root is, opened with what both have typed. */
async function openRootKeys(settings: Settings, { file, token }: RootMedium, secret: string): Promise<KeyStore> {
  if (!token) return openKeyFile(file, secret);
  const lock = join(settings.dataDirectory, 'issuer', 'root-token.lock');
  return openTokenKeys({
    address: { ...token, pin: secret },
    holder: 'issuer',
    lock,
    begin: () => claimDirectory(settings),
  });
}

/** The record is printed, and lies beside the root as it was signed. */
async function answerOf({ record, signed, digest }: Ceremony, medium: RootMedium): Promise<Answer> {
  const recordFile = `${medium.record}.${record.at.replaceAll(':', '-')}.record`;
  await writeFile(recordFile, `${signed}\n`, { flag: 'wx' });
  const lines = [
    ...linesOfRecord(record),
    '',
    `This record, signed by the root, is in ${recordFile}`,
    `Its SHA-256, which the audit keeps: ${digest}`,
    '',
    `Take ${medium.file} away now and lock it up, with a second copy in another place; what each has typed stays with`,
    'them. Then start the issuer anew. Print this and sign it.',
    '',
    '_______________________________    _______________________________',
  ];
  return { exit: 'ok', lines, data: { record, recordFile, digest } };
}
