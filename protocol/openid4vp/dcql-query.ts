import { z } from 'zod';

export const queryIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const claimsPathSchema = z
  .array(z.union([z.string().min(1).max(200), z.int().min(0), z.null()]))
  .min(1)
  .max(8);

const claimsQuerySchema = z.object({
  id: queryIdSchema.optional(),
  path: claimsPathSchema,
  values: z
    .array(z.union([z.string(), z.int(), z.boolean()]))
    .min(1)
    .optional(),
});

const credentialQuerySchema = z.object({
  id: queryIdSchema,
  format: z.literal('dc+sd-jwt'),
  meta: z.object({ vct_values: z.array(z.string().min(1)).min(1).max(20) }),
  /** Without it nothing is asked for that can be withheld (§6.4.1). */
  claims: z.array(claimsQuerySchema).min(1).max(50).optional(),
  claim_sets: z.array(z.array(queryIdSchema).min(1)).min(1).max(10).optional(),
});

export type CredentialQuery = z.infer<typeof credentialQuerySchema>;
export type ClaimsQuery = z.infer<typeof claimsQuerySchema>;
export type ClaimsPath = ClaimsQuery['path'];

const credentialSetSchema = z.object({
  options: z.array(z.array(queryIdSchema).min(1)).min(1).max(10),
  required: z.boolean().default(true),
});

/**
 * A question in the Digital Credentials Query Language (OpenID4VP 1.0 §6), for SD-JWT VCs that are bound to a holder.
 * Unknown members are dropped (§6); one credential is wanted for each query, so `multiple` is not among the known ones.
 */
export const dcqlQuerySchema = z
  .object({
    credentials: z.array(credentialQuerySchema).min(1).max(10),
    credential_sets: z.array(credentialSetSchema).min(1).max(10).optional(),
  })
  .refine(({ credentials }) => isDistinct(credentials.map(({ id }) => id)), 'two credential queries with one id')
  .refine(({ credentials }) => credentials.every(hasKnownClaimSets), 'claim_sets that name no claim')
  .refine(
    ({ credentials, credential_sets: sets = [] }) =>
      sets.every(({ options }) => options.flat().every((id) => credentials.some((query) => query.id === id))),
    'credential_sets that name no credential query',
  );

/** The same as a verifier may ask it: it must not point to one claim twice (§6.1), while a wallet lets that pass. */
export const askedQuerySchema = dcqlQuerySchema.refine(
  ({ credentials }) =>
    credentials.every(({ claims = [] }) => isDistinct(claims.map(({ path }) => JSON.stringify(path)))),
  'the same claim twice',
);

export type DcqlQuery = z.infer<typeof dcqlQuerySchema>;
/** What may be written for one; members with defaults may be left out. */
export type DcqlQueryInput = z.input<typeof dcqlQuerySchema>;

function hasKnownClaimSets({ claims = [], claim_sets: sets = [] }: CredentialQuery): boolean {
  const ids = claims.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return isDistinct(ids) && sets.flat().every((id) => ids.includes(id));
}

const isDistinct = (names: readonly string[]): boolean => new Set(names).size === names.length;
