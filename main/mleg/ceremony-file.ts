import { readFile, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { UsageError } from '../arguments.mjs';
import { parseGiven } from '../parse-given.ts';

/** What is carried between an issuer and its root; of what is taken for it by mistake it says what it is. Throws `UsageError` that says what is wrong with it. */
export async function readCeremonyFile<Schema extends z.ZodType>(
  named: string,
  file: string,
  schema: Schema,
  other?: { schema: z.ZodType; says: string },
): Promise<z.output<Schema>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code}).`, { code: 'no-file' });
  });
  const content = parse(text);
  if (other?.schema.safeParse(content).success) throw new UsageError(`${file} ${other.says}`, { code: 'other-file' });
  return parseGiven(named, file, schema, content);
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
