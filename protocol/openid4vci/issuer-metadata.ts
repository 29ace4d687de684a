import * as z from 'zod';
import { issuerIdentifierSchema, secureUrlSchema } from './issuer-identifier.ts';

const logoSchema = z.looseObject({ uri: z.string(), alt_text: z.string().optional() });

const displaySchema = z.looseObject({
  name: z.string().optional(),
  locale: z.string().optional(),
  logo: logoSchema.optional(),
});

const claimSchema = z.looseObject({
  path: z.array(z.union([z.string(), z.int().nonnegative(), z.null()])).min(1),
  mandatory: z.boolean().optional(),
  display: z.array(z.looseObject({ name: z.string().optional(), locale: z.string().optional() })).optional(),
});

const credentialMetadataSchema = z.looseObject({
  display: z
    .array(
      displaySchema.extend({
        name: z.string(),
        description: z.string().optional(),
        background_color: z.string().optional(),
        background_image: z.looseObject({ uri: z.string() }).optional(),
        text_color: z.string().optional(),
      }),
    )
    .optional(),
  claims: z.array(claimSchema).optional(),
});

/** OpenID4VCI 1.0 §12.2.4, with Appendix A.3 for `dc+sd-jwt`. */
export const credentialConfigurationSchema = z.looseObject({
  format: z.string(),
  scope: z.string().optional(),
  vct: z.string().optional(),
  cryptographic_binding_methods_supported: z.array(z.string()).optional(),
  credential_signing_alg_values_supported: z.array(z.union([z.string(), z.number()])).optional(),
  proof_types_supported: z
    .record(
      z.string(),
      z.looseObject({ proof_signing_alg_values_supported: z.array(z.union([z.string(), z.number()])) }),
    )
    .optional(),
  credential_metadata: credentialMetadataSchema.optional(),
});

/** `/.well-known/openid-credential-issuer` (OpenID4VCI 1.0 §12.2.4). */
export const issuerMetadataSchema = z.looseObject({
  credential_issuer: issuerIdentifierSchema,
  authorization_servers: z.array(issuerIdentifierSchema).min(1).optional(),
  credential_endpoint: secureUrlSchema,
  nonce_endpoint: secureUrlSchema.optional(),
  deferred_credential_endpoint: secureUrlSchema.optional(),
  notification_endpoint: secureUrlSchema.optional(),
  batch_credential_issuance: z.looseObject({ batch_size: z.int().min(2) }).optional(),
  display: z.array(displaySchema).optional(),
  credential_configurations_supported: z.record(z.string(), credentialConfigurationSchema),
});

export type IssuerMetadata = z.infer<typeof issuerMetadataSchema>;
export type CredentialConfiguration = z.infer<typeof credentialConfigurationSchema>;

/** The metadata of the issuer that was asked, or nothing: another's under its address is an attack (§12.2.4). */
export function parseIssuerMetadata(
  input: unknown,
  issuer: string,
): { ok: true; metadata: IssuerMetadata } | { refused: 'malformed-metadata' | 'issuer-mismatch' } {
  const parsed = issuerMetadataSchema.safeParse(input);
  if (!parsed.success) return { refused: 'malformed-metadata' };
  if (parsed.data.credential_issuer !== issuer) return { refused: 'issuer-mismatch' };
  return { ok: true, metadata: parsed.data };
}
