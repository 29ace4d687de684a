import { readFile } from 'node:fs/promises';
import { UsageError } from './arguments.mjs';

/** A JSON file that `variable` names. Throws `UsageError`. */
export async function readJson(variable: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new UsageError(`${variable} names ${file}, which is not a readable JSON file`, { cause });
  }
}
