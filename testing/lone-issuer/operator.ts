import { copyFile, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMleg, type Said } from '@mleg/main/mleg/run-mleg';
import { type IssuerPlace, KEY_PASSPHRASE } from './lone-issuer.ts';

/** Whoever is at the issuer's server, with its database, its keys and its journal, and types `mleg …`. */
export async function openOperator(
  { url, directory }: IssuerPlace,
  more: NodeJS.ProcessEnv = {},
): Promise<(...argv: string[]) => Promise<Said>> {
  const data = await mkdtemp(join(tmpdir(), 'mleg-operator-'));
  await mkdir(join(data, 'issuer'));
  await copyFile(join(directory, 'keys.json'), join(data, 'issuer', 'keys.json'));
  await writeFile(join(data, 'issuer', 'passphrase'), KEY_PASSPHRASE);
  const journal = join(data, 'journal');
  await mkdir(journal);
  await mkdir(join(directory, 'journal'), { recursive: true });
  await symlink(join(directory, 'journal'), join(journal, 'issuer'));
  const environment = { ISSUER_DATABASE_URL: url, DATA_DIRECTORY: data, JOURNAL_DIRECTORY: journal, ...more };
  return (...argv) => runMleg(argv, environment);
}

/** Whoever types `mleg …` where these are the settings. */
export const typeMleg = (argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<Said> =>
  runMleg(argv, environment);
