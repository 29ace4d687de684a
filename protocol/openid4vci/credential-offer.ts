import * as z from 'zod';
import { PRE_AUTHORIZED_CODE } from './grant-types.ts';
import { issuerIdentifierSchema } from './issuer-identifier.ts';

/** Its mere presence, even empty, says that a code must be typed (OpenID4VCI 1.0 §4.1.1). */
export const txCodeSchema = z.looseObject({
  input_mode: z.enum(['numeric', 'text']).optional(),
  length: z.int().positive().optional(),
  description: z.string().max(300).optional(),
});

/** OpenID4VCI 1.0 §4.1.1. Every value of an offer is untrusted: it may come from anyone. */
export const credentialOfferSchema = z.looseObject({
  credential_issuer: issuerIdentifierSchema,
  credential_configuration_ids: z
    .array(z.string().min(1))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'each once'),
  grants: z
    .looseObject({
      [PRE_AUTHORIZED_CODE]: z
        .looseObject({
          'pre-authorized_code': z.string().min(1),
          tx_code: txCodeSchema.optional(),
          authorization_server: issuerIdentifierSchema.optional(),
        })
        .optional(),
      authorization_code: z
        .looseObject({
          issuer_state: z.string().optional(),
          authorization_server: issuerIdentifierSchema.optional(),
        })
        .optional(),
    })
    .optional(),
});

export type CredentialOffer = z.infer<typeof credentialOfferSchema>;
export type TxCode = z.infer<typeof txCodeSchema>;
