import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { parseOwnFile } from '../start/parse-own-file.ts';
import { StartRefused } from '../start/start-refused.ts';
import { withLock } from './file-lock.ts';

const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** As it lies on the disk, all base64url. */
export const sealedSchema = z.object({ salt: z.string(), iv: z.string(), tag: z.string(), text: z.string() });

const REMEDY =
  'Put it back from the backup of the keys, with the passphrase of that time. Nothing was made or changed.';

/** What a file is encrypted under; one that is made on the first occasion is asked for only then. */
export type Passphrase = string | (() => Promise<string>);

interface SealedFile<Content> {
  /** What is stored now; makes nothing. */
  read(): Promise<Content>;
  /** `change` gets what is stored now and returns what shall be stored, or undefined to leave it. */
  update(change: (content: Content) => Promise<Content | undefined>): Promise<Content>;
}

/**
 * A JSON document, encrypted (AES-256-GCM, key from the passphrase by scrypt) and replaced as a whole: written beside,
 * flushed to the disk, renamed. A lock file keeps two processes from overwriting each other's change.
 */
export async function openSealedFile<Content>(
  path: string,
  passphrase: Passphrase,
  empty: Content,
): Promise<SealedFile<Content>> {
  let asked: Promise<string> | undefined;
  const secret = () => (asked ??= typeof passphrase === 'string' ? Promise.resolve(passphrase) : passphrase());
  let ownSalt: string | undefined;
  const keyFor = async (salt: string) => {
    ownSalt ??= salt;
    return deriveKey(await secret(), salt);
  };
  const read = async (): Promise<Content> => {
    const sealed = await readIfThere(path);
    if (sealed === undefined) return empty;
    const { salt, iv, tag, text } = parseOwnFile(path, sealed, sealedSchema, REMEDY);
    const key = await keyFor(salt);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return JSON.parse(Buffer.concat([decipher.update(text, 'base64url'), decipher.final()]).toString()) as Content;
    } catch {
      throw new StartRefused(`${path} cannot be opened: the passphrase is another one, or the file is damaged.`);
    }
  };
  const write = async (content: Content) => {
    const salt = ownSalt ?? randomBytes(16).toString('base64url');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', await keyFor(salt), iv);
    const text = cipher.update(JSON.stringify(content), 'utf8', 'base64url') + cipher.final('base64url');
    const sealed = { salt, iv: iv.toString('base64url'), tag: cipher.getAuthTag().toString('base64url'), text };
    await replaceFile(path, JSON.stringify(sealed));
  };
  return {
    read,
    update: async (change) => {
      await secret();
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return withLock(`${path}.lock`, async () => {
        const content = await read();
        const changed = await change(content);
        if (changed === undefined) return content;
        await write(changed);
        return changed;
      });
    },
  };
}

const derived = new Map<string, Promise<Buffer>>();

/** Slow on purpose, so only once in a process for a file and its copies. */
function deriveKey(passphrase: string, salt: string): Promise<Buffer> {
  const from = JSON.stringify([salt, passphrase]);
  const key = derived.get(from) ?? makeKey(passphrase, salt);
  derived.set(from, key);
  return key;
}

function makeKey(passphrase: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(passphrase, Buffer.from(salt, 'base64url'), 32, SCRYPT, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  const file = await open(beside, 'w', 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(beside, path);
  const directory = await open(dirname(path), 'r');
  await directory.sync();
  await directory.close();
}
