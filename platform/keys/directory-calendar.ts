import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseOwnFile } from '../start/parse-own-file.ts';
import { type KeyCalendar, type KeyGeneration, nameOfKey } from './key-calendar.ts';

const generationSchema = z.strictObject({
  use: z.string(),
  generation: z.int().positive(),
  kid: z.string(),
  madeAt: z.iso.datetime().transform((text) => new Date(text)),
  signsFrom: z.iso.datetime().transform((text) => new Date(text)),
  endsAt: z.null(),
});

const REMEDY = 'Put it back from the backup of the keys.';

export interface DirectoryCalendar extends KeyCalendar {
  /** @returns false where it signs already or was to sign earlier anyway */
  bringForward(one: KeyGeneration, from: Date, now: Date): Promise<boolean>;
}

/**
 * A calendar of a party that has no database: a small file for each key, whole from the start, so that processes which
 * share the directory need no lock. It holds nothing secret.
 */
export function directoryCalendar(directory: string): DirectoryCalendar {
  const fileOf = ({ use, generation }: KeyGeneration) => join(directory, `${nameOfKey(use, generation)}.json`);
  const draft = async (one: KeyGeneration): Promise<string> => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const file = join(directory, `${randomUUID()}.draft`);
    await writeFile(file, `${JSON.stringify(one)}\n`, { flush: true });
    return file;
  };
  return {
    read: async () => {
      const names = (await readdir(directory).catch(nothingIfMissing)).filter((name) => name.endsWith('.json'));
      const files = names.map((name) => join(directory, name));
      const generations = await Promise.all(
        files.map(async (file) => parseOwnFile(file, await readFile(file, 'utf8'), generationSchema, REMEDY)),
      );
      return generations.sort((one, other) => one.generation - other.generation);
    },
    add: async (one) => {
      const file = await draft(one);
      await link(file, fileOf(one)).catch(unlessThere);
      await rm(file);
    },
    bringForward: async (one, from, now) => {
      if (one.signsFrom <= now || one.signsFrom <= from) return false;
      await rename(await draft({ ...one, signsFrom: from }), fileOf(one));
      return true;
    },
  };
}

function nothingIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code !== 'ENOENT') throw error;
  return [];
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
