import type { z } from 'zod';
import { StartRefused } from './start-refused.ts';

/**
 * A JSON file that we have written ourselves, and that somebody may have cut short or exchanged since. Throws
 * `StartRefused` in one line: which file, and `remedy`; never what stands in it, and no cause, whose words would quote it.
 */
export function parseOwnFile<Schema extends z.ZodType>(
  path: string,
  text: string,
  schema: Schema,
  remedy: string,
): z.output<Schema> {
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new StartRefused(`${path} is damaged, or is another file. ${remedy}`, { code: 'file-damaged' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
