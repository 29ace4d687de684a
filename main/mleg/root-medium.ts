import { existsSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { sealedSchema } from '@mleg/platform/keys/sealed-file';
import { readTokenName, type TokenName } from '@mleg/platform/keys/token-address';
import { UsageError } from '../arguments.mjs';
import type { Call } from './command.ts';

export interface RootMedium {
  /** As people read of it: the file, or which token. */
  file: string;
  /** Whether a root lies there already, or is to be made there; a token says that only to who has its PIN. */
  isThere: boolean;
  token?: TokenName;
  /** What the name of the ceremony's record begins with. */
  record: string;
}

/**
 * Where the root is kept, looked at before anybody types a passphrase for it: the place is there and can be written to,
 * and what lies there may be a root. Throws `UsageError`.
 */
export async function openRootMedium(call: Pick<Call, 'options' | 'settings'>): Promise<RootMedium> {
  const { options, settings } = call;
  const { root } = options;
  if (typeof root !== 'string' || root === '') {
    throw new UsageError('Say where the root is kept: --root FILE, on a medium that is locked away afterwards', {
      code: 'no-root-named',
    });
  }
  if (root.startsWith('pkcs11:')) return openRootToken(call, root);
  if (options['record'] !== undefined) refuse('The record lies beside a root that is in a file: leave --record out.');
  const file = resolve(root);
  const isInside = (directory: string) => !relative(directory, file).startsWith('..');
  if ([settings.dataDirectory, ...settings.journalDirectories].some(isInside))
    refuse(`${file} is where the issuer runs. Keep the root on a medium that can be taken away.`);
  await requireDirectory(dirname(file));
  const isThere = existsSync(file);
  if (isThere) await requireSealedFile(file);
  await requireWritable(file, 'root and record lie there. Mend it, or --root.');
  return { file, isThere, record: file };
}

/** A token that nothing else is in, which opens with a PIN of which each person has a half. */
async function openRootToken(
  { options, settings }: Pick<Call, 'options' | 'settings'>,
  root: string,
): Promise<RootMedium> {
  const token = readTokenName(root);
  if (!token) refuse('A root in a token: --root "pkcs11:token=LABEL?module-path=/LIBRARY.so", and the PIN is typed.');
  const { issuer } = settings.tokens;
  if (issuer?.token === token.token && issuer.module === token.module)
    refuse(`${token.token} is where the keys of the issuer are. Keep the root in a token of its own.`);
  const directory = options['record'];
  if (typeof directory !== 'string') refuse('Say where the record of the ceremony is written: --record DIRECTORY');
  await requireDirectory(resolve(directory));
  const record = join(resolve(directory), 'root');
  await requireWritable(record, 'the record is written there. Mend it, or --record.');
  return { file: `the token ${token.token}`, isThere: true, token, record };
}

async function requireWritable(file: string, why: string): Promise<void> {
  const probe = `${file}.${process.pid}.probe`;
  await writeFile(probe, '', { flag: 'wx' }).catch((error: NodeJS.ErrnoException) =>
    refuse(`${dirname(file)} cannot be written to (${error.code}): ${why}`),
  );
  await rm(probe);
}

async function requireDirectory(directory: string): Promise<void> {
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory())
    refuse(`There is no directory ${directory}. Put the medium in and mount it, or mend --root.`);
}

async function requireSealedFile(file: string): Promise<void> {
  if ((await stat(file)).isDirectory()) refuse(`${file} is a directory: name a file in it, as ${file}/root.json.`);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse(`${file} cannot be read (${error.code}).`),
  );
  if (!isSealed(text)) refuse(`${file} is no root, but a file of another kind. Mend --root.`);
}

function isSealed(text: string): boolean {
  try {
    return sealedSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function refuse(message: string): never {
  throw new UsageError(message, { code: 'root-medium' });
}
