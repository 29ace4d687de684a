import type { FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';

/** Lets a contract's own schema check a form; a field's first issue is its error, named by zod's code. */
export function zodResolver<Values extends FieldValues>(schema: z.ZodType<unknown, Values>): Resolver<Values> {
  return (values) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return { values, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const issue of parsed.error.issues) {
      errors[issue.path.join('.')] ??= { type: issue.code, message: issue.message };
    }
    return { values: {}, errors } as ReturnType<Resolver<Values>>;
  };
}
