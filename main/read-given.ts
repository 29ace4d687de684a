import { readFile } from 'node:fs/promises';
import { UsageError } from './arguments.mjs';

/** The text of a file that `variable` names. Throws `UsageError`. */
export async function readText(variable: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${variable}, ${file}: cannot be read (${cause.code})`, { cause });
  });
}

/** A JSON file that `variable` names. Throws `UsageError`. */
export async function readJson(variable: string, file: string): Promise<unknown> {
  const text = await readText(variable, file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${variable}, ${file}: is no JSON${placeIn(cause)}. Mend it, or name another file.`);
  }
}

/** Where reading has stopped, as far as it says; what stands there may be a password, and is not repeated. */
function placeIn(cause: unknown): string {
  const [place] = (cause instanceof Error && /line \d+ column \d+/.exec(cause.message)) || [];
  return place === undefined ? '' : ` (${place})`;
}
