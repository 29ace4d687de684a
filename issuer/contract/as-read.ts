import { z } from 'zod';

/**
 * The same shape for those who read an answer: members they do not know, at any depth, are left out instead of refused.
 * So an issuer of today may say more than an institution of yesterday understands. What is asked of the issuer is read
 * as it is declared: there an unknown member is a mistake of whoever asks, who is told at once.
 */
export function asRead<Schema extends z.ZodType>(schema: Schema): Schema {
  return loosened(schema) as Schema;
}

function loosened(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const members = Object.entries<z.ZodType>(schema.shape);
    const shape = Object.fromEntries(members.map(([name, member]) => [name, loosened(member)]));
    // Without a catch-all unknown members are stripped; refinements of the whole stay.
    return schema.clone({ ...schema.def, shape, catchall: undefined });
  }
  if (schema instanceof z.ZodArray) {
    return schema.clone({ ...schema.def, element: loosened(schema.element as z.ZodType) });
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return schema.clone({ ...schema.def, innerType: loosened(schema.def.innerType as z.ZodType) } as never);
  }
  if (schema instanceof z.ZodUnion) {
    return schema.clone({ ...schema.def, options: (schema.options as z.ZodType[]).map(loosened) });
  }
  return schema;
}
