import { existsSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { UsageError } from '../arguments.mjs';
import type { Call } from './command.ts';

export interface RootMedium {
  file: string;
  /** Whether a root lies there already, or is to be made there. */
  isThere: boolean;
}

/**
 * Where the root is kept, looked at before anybody types a passphrase for it: the place is there and can be written to,
 * and what lies there may be a root. Throws `UsageError`.
 */
export async function openRootMedium({ options, settings }: Pick<Call, 'options' | 'settings'>): Promise<RootMedium> {
  const { root } = options;
  if (typeof root !== 'string' || root === '') {
    throw new UsageError('Say where the root is kept: --root FILE, on a medium that is locked away afterwards', {
      code: 'no-root-named',
    });
  }
  const file = resolve(root);
  const isInside = (directory: string) => !relative(directory, file).startsWith('..');
  if ([settings.dataDirectory, ...settings.journalDirectories].some(isInside))
    refuse(`${file} is where the issuer runs. Keep the root on a medium that can be taken away.`);
  await requireDirectory(dirname(file));
  const isThere = existsSync(file);
  if (isThere) await requireSealedFile(file);
  // The record of the ceremony is written beside the root.
  const probe = `${file}.${process.pid}.probe`;
  await writeFile(probe, '', { flag: 'wx' }).catch((error: NodeJS.ErrnoException) =>
    refuse(`${dirname(file)} cannot be written to (${error.code}): root and record lie there. Mend it, or --root.`),
  );
  await rm(probe);
  return { file, isThere };
}

async function requireDirectory(directory: string): Promise<void> {
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory())
    refuse(`There is no directory ${directory}. Put the medium in and mount it, or mend --root.`);
}

/** As `platform/keys/sealed-file.ts` writes them. */
const MEMBERS = ['salt', 'iv', 'tag', 'text'] as const;

async function requireSealedFile(file: string): Promise<void> {
  if ((await stat(file)).isDirectory()) refuse(`${file} is a directory: name a file in it, as ${file}/root.json.`);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse(`${file} cannot be read (${error.code}).`),
  );
  if (!isSealed(text)) refuse(`${file} is no root, but a file of another kind. Mend --root.`);
}

function isSealed(text: string): boolean {
  try {
    const content = JSON.parse(text) as Record<string, unknown> | null;
    return MEMBERS.every((member) => typeof content?.[member] === 'string');
  } catch {
    return false;
  }
}

function refuse(message: string): never {
  throw new UsageError(message, { code: 'root-medium' });
}
