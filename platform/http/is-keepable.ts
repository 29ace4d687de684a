import { z } from 'zod';

/** Deeper than any message of ours. */
const DEPTH_MAX = 32;

/**
 * Whether everything in what somebody sent can be stored and given back as it is. PostgreSQL keeps no NUL, and half of
 * a surrogate pair is no character: encoded it becomes another one, so that two different texts would look the same.
 */
export function isKeepable(sent: unknown, depth = 0): boolean {
  if (typeof sent === 'string') return isKeepableText(sent);
  if (typeof sent !== 'object' || sent === null) return true;
  if (depth >= DEPTH_MAX) return false;
  if (sent instanceof File) return isKeepableText(sent.name);
  return Object.entries(sent).every(([name, value]) => isKeepableText(name) && isKeepable(value, depth + 1));
}

const isKeepableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** What somebody sent where no contract says what it is: refused as a whole where it cannot be kept. */
export const keepable = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .unknown()
    .refine((sent) => isKeepable(sent), 'holds text that cannot be kept')
    .pipe(schema);
