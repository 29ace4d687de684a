import { z } from 'zod';
import { UsageError } from './arguments.mjs';

/** Said for each file anew: the default is one for the process, and any library may set it. */
const IN_ENGLISH = { error: z.locales.en().localeError };

/**
 * What a file that `variable` names says, as `schema` has it. Throws `UsageError` with a line for each thing that is
 * wrong: the file, the field, what is allowed there.
 */
export function parseGiven<Schema extends z.ZodType>(
  variable: string,
  file: string,
  schema: Schema,
  content: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(content, IN_ENGLISH);
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map((issue) => `${variable}, ${file}: ${wordsOf(issue)}`).join('\n'));
}

/** Never what stands there: the mail server's password may be among it. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.') || 'the file';
  return `${field}: ${allowedBy(issue) ?? issue.message}`;
}

function allowedBy(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return `there is no field ${issue.keys.join(', ')} here`;
  if (issue.code === 'invalid_format' && issue.format === 'regex') return `has to be of the form ${issue.pattern}`;
  return undefined;
}
