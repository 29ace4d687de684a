import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { type Ceremony, holdCeremony, type MadeKey } from '@mleg/issuer/ceremony/hold-ceremony';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { ROOT_KEY } from '@mleg/issuer/keys/authorities';
import { KEY_OWNER } from '@mleg/issuer/keys/key-uses';
import { systemClock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { holdToKnownKeys } from '@mleg/platform/keys/hold-to-known-keys';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { moveKey } from '@mleg/platform/keys/move-key';
import { openLog } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';
import { claimStore } from '@mleg/platform/store-kind/claim-store';
import { UsageError } from '../arguments.mjs';
import { claimDirectory } from '../claim-directory.ts';
import { openDatabases } from '../databases.ts';
import { kindOf, requireForProduction } from '../demonstration.ts';
import { keyFileOf, openKeys } from '../key-directory.ts';
import { askSecret } from './ask-secret.ts';
import type { Answer, Call, Command } from './command.ts';

const PASSPHRASE_LENGTH = 16;

/** The root leaves its safe for this, and goes back. */
export const keysCeremony: Command = {
  name: 'keys ceremony',
  summary: 'with two people and the root: certifies the key that certifies all others; the first time makes the root',
  options: {
    root: { type: 'string', value: 'FILE', says: 'where the root is kept, on a medium that is locked away afterwards' },
    first: { type: 'string', value: 'NAME', says: 'who types the first passphrase' },
    second: { type: 'string', value: 'NAME', says: 'who types the second one' },
  },
  run: async (call) => {
    const rootFile = rootFileOf(call);
    const people = [nameOf(call, 'first'), nameOf(call, 'second')] as const;
    if (spelling(people[0]) === spelling(people[1])) throw new UsageError('--first and --second are two people.');
    // The name stands in the root for twenty years: nobody makes one without it.
    requireForProduction({ ...call.settings, roles: ['issuer'] });
    const rootPlace = { path: rootFile, passphrase: await bothPassphrases(call, people) };
    const { database, settings } = await openForCeremony(call);
    await moveKey(ROOT_KEY, keyFileOf(settings, 'issuer'), rootPlace);
    const keys = await holdToKnownKeys({
      database,
      keys: await openKeys(settings, 'issuer'),
      owner: KEY_OWNER,
      isInUse: false,
      mayBeAway: [ROOT_KEY],
    });
    const rootKeys = await openKeyFile(rootPlace.path, rootPlace.passphrase);
    const surroundings = { authorityName: settings.authorityName, clock: systemClock, random: systemRandom };
    const held = await holdCeremony({ database, keys, rootKeys, ...surroundings }, people);
    if ('refused' in held) {
      const lines = [`The root in ${rootFile} is not the one whose certificate the issuer has. Nothing was certified.`];
      return { exit: 'failed', lines, data: held };
    }
    return answerOf(held, rootFile);
  },
};

/** One person is one person in small letters and with two blanks, too. */
const spelling = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

function rootFileOf({ options, settings }: Call): string {
  const { root } = options;
  if (typeof root !== 'string') throw new UsageError('Say where the root is kept: --root FILE');
  const file = resolve(root);
  const isInside = (directory: string) => !relative(directory, file).startsWith('..');
  if ([settings.dataDirectory, ...settings.journalDirectories].some(isInside))
    throw new UsageError(`${file} is where the issuer runs. Keep the root on a medium that can be taken away.`);
  return file;
}

function nameOf({ options }: Call, which: 'first' | 'second'): string {
  const name = options[which];
  if (typeof name !== 'string' || name.trim() === '') throw new UsageError(`Say who is there: --${which} NAME`);
  return name.trim();
}

/** The root opens with both and with neither alone. */
async function bothPassphrases({ environment }: Call, [first, second]: readonly [string, string]): Promise<string> {
  const one = await askSecret(`Passphrase of ${first}`, environment['ROOT_PASSPHRASE_FIRST']);
  const other = await askSecret(`Passphrase of ${second}`, environment['ROOT_PASSPHRASE_SECOND']);
  if (one.length < PASSPHRASE_LENGTH || other.length < PASSPHRASE_LENGTH)
    throw new UsageError(`Each passphrase has ${PASSPHRASE_LENGTH} characters at least.`);
  if (one === other) throw new UsageError('The two passphrases are the same: each person has their own.');
  return JSON.stringify([one, other]);
}

/** Of an issuer that may never have been started. */
async function openForCeremony({ settings: given, cleanup }: Call) {
  const settings = { ...given, roles: ['issuer' as const] };
  await claimDirectory(settings);
  const databases = await openDatabases(settings, openLog('error', process.stderr), 'owner');
  cleanup.defer(() => databases.stop());
  const { issuer: url } = databases.urls;
  if (url === undefined) throw new Error('The issuer has no database.');
  const database = openDatabase<IssuerDatabase>({ url, maxConnections: 2, onIdleError: () => {} });
  cleanup.defer(() => database.destroy());
  await migrateIssuer(database);
  await claimStore(database, kindOf(settings), 'issuer');
  return { database, settings };
}

/** The record is printed, and lies beside the root as it was signed. */
async function answerOf({ record, signed, digest }: Ceremony, rootFile: string): Promise<Answer> {
  const recordFile = `${rootFile}.${record.at.replaceAll(':', '-')}.record`;
  await writeFile(recordFile, `${signed}\n`, { flag: 'wx' });
  const { authorityName, at, people, root, isRootNew, authority } = record;
  const lines = [
    `Record of a key ceremony of ${authorityName}`,
    `Held at ${at}`,
    `Present: ${people[0]} (first passphrase), ${people[1]} (second passphrase)`,
    '',
    ...describe(isRootNew ? 'Root, made today' : 'Root, as before', root),
    ...describe('Authority, made today', authority),
    '',
    `This record, signed by the root, is in ${recordFile}`,
    `Its SHA-256, which the audit keeps: ${digest}`,
    '',
    `Take ${rootFile} away now and lock it up, with a second copy in another place; each passphrase stays with its`,
    'person. Then start the issuer anew. Print this and sign it.',
    '',
    '_______________________________    _______________________________',
  ];
  return { exit: 'ok', lines, data: { record, recordFile, digest } };
}

const describe = (what: string, { name, key, certificateSha256, notBefore, notAfter }: MadeKey): string[] => [
  `${what}: ${name}`,
  `  key ${key}`,
  `  certificate SHA-256 ${certificateSha256}`,
  `  from ${notBefore} to ${notAfter}`,
];
