import { readFile, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { UsageError } from '../arguments.mjs';
import { parseGiven } from '../parse-given.ts';

/** What is carried between an issuer and its root. Throws `UsageError` that says what is wrong with it. */
export async function readCeremonyFile<Schema extends z.ZodType>(
  named: string,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code}).`, { code: 'no-file' });
  });
  return parseGiven(named, file, schema, parse(text));
}

/** Nothing is written over. Throws `UsageError`. */
export async function writeCeremonyFile(file: string, content: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(content, undefined, 2)}\n`, { flag: 'wx', flush: true }).catch(
    (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EEXIST' ? 'is there already' : `cannot be written (${error.code})`;
      throw new UsageError(`${file} ${why}: name another file.`, { code: 'file' });
    },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
