import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Said } from '@mleg/main/mleg/run-mleg';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { createManualClock } from '../surroundings/manual-clock.ts';
import { type IssuerPlace, KEY_PASSPHRASE, makeIssuerPlace } from './lone-issuer.ts';
import { typeMleg } from './operator.ts';

/** Two people at a ceremony, and what each has typed. */
export const CEREMONY_PEOPLE = ['--first', 'Anna Wymyślona', '--second', 'Bogdan Zmyślony'] as const;
export const CEREMONY_PASSPHRASES = {
  ROOT_PASSPHRASE_FIRST: 'pierwsze hasło korzenia',
  ROOT_PASSPHRASE_SECOND: 'drugie hasło korzenia',
} as const;

/** An issuer's server as an operator has it, and a medium beside it. */
export interface IssuerServer {
  place: IssuerPlace;
  /** Its data directory. */
  data: string;
  medium: string;
  rootFile: string;
  mleg(argv: readonly string[], more?: NodeJS.ProcessEnv): Promise<Said>;
  /** With the root on the medium, by both, answered with JSON. */
  ceremony(more?: NodeJS.ProcessEnv, options?: readonly string[]): Promise<Said>;
  /** Of the keys in its file. */
  uses(): Promise<string[]>;
}

export async function openIssuerServer(
  environment: NodeJS.ProcessEnv,
  kind: IssuerPlace['kind'],
): Promise<IssuerServer> {
  const made = await makeIssuerPlace();
  const [data, medium] = [await mkdtemp(join(tmpdir(), 'data-')), await mkdtemp(join(tmpdir(), 'medium-'))];
  const directory = join(data, 'issuer');
  const journal = join(data, 'journal');
  await mkdir(join(directory, 'journal'), { recursive: true });
  await mkdir(journal);
  await symlink(join(directory, 'journal'), join(journal, 'issuer'));
  await writeFile(join(directory, 'passphrase'), KEY_PASSPHRASE);
  // A ceremony is held at the time that it is.
  const place: IssuerPlace = { ...made, directory, clock: createManualClock(), ...(kind ? { kind } : {}) };
  const rootFile = join(medium, 'root.json');
  const env = { ISSUER_DATABASE_URL: made.url, DATA_DIRECTORY: data, JOURNAL_DIRECTORY: journal, ...environment };
  const mleg: IssuerServer['mleg'] = (argv, more = {}) => typeMleg(argv, { ...env, ...more });
  return {
    place,
    data,
    medium,
    rootFile,
    mleg,
    ceremony: (more = CEREMONY_PASSPHRASES, options = CEREMONY_PEOPLE) =>
      mleg(['keys', 'ceremony', '--root', rootFile, ...options, '--json'], more),
    uses: async () =>
      Object.keys(await (await openKeyFile(join(directory, 'keys.json'), KEY_PASSPHRASE)).fingerprints()),
  };
}
