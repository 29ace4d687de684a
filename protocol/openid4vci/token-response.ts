import * as z from 'zod';

/** OpenID4VCI 1.0 §6.2; sent with `Cache-Control: no-store` (RFC 6749 §5.1). */
export const tokenResponseSchema = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.string(),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
  authorization_details: z
    .array(
      z.looseObject({
        type: z.string(),
        credential_configuration_id: z.string().optional(),
        credential_identifiers: z.array(z.string()).min(1).optional(),
      }),
    )
    .optional(),
});

export type TokenResponse = z.infer<typeof tokenResponseSchema>;
