import { z } from 'zod';
import type { JsonObject } from '../json/json-value.ts';
import { type DcqlQuery, dcqlQuerySchema, queryIdSchema } from './dcql-query.ts';

/** Somebody's query as far as its form goes; of credentials whose format is not ours nothing else is looked at. */
const anyQuerySchema = z.looseObject({
  credentials: z
    .array(z.looseObject({ id: queryIdSchema, format: z.string() }))
    .min(1)
    .max(20),
  credential_sets: z
    .array(z.looseObject({ options: z.array(z.array(z.string()).min(1)).min(1), required: z.boolean().optional() }))
    .min(1)
    .max(20)
    .optional(),
});

/**
 * - `malformed-query`: no query of OpenID4VP 1.0 §6
 * - `foreign-formats`: nothing is asked for that anybody with SD-JWT VCs could have
 * - `foreign-required`: something of another format is asked for that has no alternative
 */
export type QueryRefusal = 'malformed-query' | 'foreign-formats' | 'foreign-required';

/**
 * The part of a query that a holder of SD-JWT VCs can answer: credentials of other formats, also of such as nobody has
 * heard of, are left out with every option that wants one of them (OpenID4VP 1.0 §6.4.2).
 * @returns the part as it is read here, and the same with all that the verifier wrote
 */
export function answerablePart(given: unknown): { query: DcqlQuery; written: JsonObject } | { refused: QueryRefusal } {
  const any = anyQuerySchema.safeParse(given);
  if (!any.success) return { refused: 'malformed-query' };
  const { credentials, credential_sets: sets } = any.data;
  const ids = new Set(credentials.map(({ id }) => id));
  const known = credentials.filter(({ format }) => format === 'dc+sd-jwt');
  if (sets?.flatMap(({ options }) => options.flat()).some((id) => !ids.has(id)) || ids.size < credentials.length)
    return { refused: 'malformed-query' };
  if (known.length === 0) return { refused: 'foreign-formats' };
  if (known.length === credentials.length) return read(given);
  const left = sets?.map((set) => ({ ...set, options: set.options.filter((option) => option.every(isAmong(known))) }));
  const wanted = left?.filter(({ options, required }) => options.length > 0 || required !== false) ?? [];
  if (wanted.length === 0 || wanted.some(({ options }) => options.length === 0)) return { refused: 'foreign-required' };
  return read({ ...any.data, credentials: known, credential_sets: wanted });
}

const isAmong =
  (credentials: readonly { id: string }[]) =>
  (id: string): boolean =>
    credentials.some((credential) => credential.id === id);

function read(written: unknown): { query: DcqlQuery; written: JsonObject } | { refused: QueryRefusal } {
  const query = dcqlQuerySchema.safeParse(written);
  return query.success ? { query: query.data, written: written as JsonObject } : { refused: 'malformed-query' };
}
