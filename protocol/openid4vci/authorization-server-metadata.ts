import * as z from 'zod';
import { issuerIdentifierSchema, secureUrlSchema } from './issuer-identifier.ts';

/**
 * `/.well-known/oauth-authorization-server` (RFC 8414 §2, OpenID4VCI 1.0 §12.3). A server of the pre-authorized code
 * alone has no authorization endpoint and may leave out `response_types_supported`.
 */
export const authorizationServerMetadataSchema = z.looseObject({
  issuer: issuerIdentifierSchema,
  token_endpoint: secureUrlSchema,
  authorization_endpoint: secureUrlSchema.optional(),
  jwks_uri: secureUrlSchema.optional(),
  response_types_supported: z.array(z.string()).optional(),
  grant_types_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  dpop_signing_alg_values_supported: z.array(z.string()).optional(),
  'pre-authorized_grant_anonymous_access_supported': z.boolean().optional(),
});

export type AuthorizationServerMetadata = z.infer<typeof authorizationServerMetadataSchema>;

/** RFC 8414 §3.3: `issuer` is exactly what the address was made of. */
export function parseAuthorizationServerMetadata(
  input: unknown,
  issuer: string,
): { ok: true; metadata: AuthorizationServerMetadata } | { refused: 'malformed-metadata' | 'issuer-mismatch' } {
  const parsed = authorizationServerMetadataSchema.safeParse(input);
  if (!parsed.success) return { refused: 'malformed-metadata' };
  if (parsed.data.issuer !== issuer) return { refused: 'issuer-mismatch' };
  return { ok: true, metadata: parsed.data };
}
