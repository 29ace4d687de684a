import { z } from 'zod';

const GRANT = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

/** A Credential Offer (OpenID4VCI 1.0 §4.1.1) with a grant this wallet can use. */
export interface Offer {
  issuer: string;
  configurationIds: readonly string[];
  preAuthorizedCode: string;
  authorizationServer?: string;
  /** Present when an activation code is asked for. */
  txCode?: { numeric: boolean; length?: number; description?: string };
}

const offerSchema = z.looseObject({
  credential_issuer: z.url({ protocol: /^https?$/ }),
  credential_configuration_ids: z.array(z.string().min(1)).min(1).max(20),
  grants: z.looseObject({
    [GRANT]: z.looseObject({
      'pre-authorized_code': z.string().min(1),
      authorization_server: z.string().optional(),
      tx_code: z
        .looseObject({
          input_mode: z.enum(['numeric', 'text']).optional(),
          length: z.int().min(1).max(64).optional(),
          description: z.string().max(300).optional(),
        })
        .optional(),
    }),
  }),
});

/** @returns `undefined` for an offer of a draft, without the grant, or of no shape at all */
export function parseOffer(json: unknown): Offer | undefined {
  const parsed = offerSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { credential_issuer, credential_configuration_ids, grants } = parsed.data;
  const grant = grants[GRANT];
  const { tx_code: txCode, authorization_server: authorizationServer } = grant;
  return {
    issuer: credential_issuer,
    configurationIds: [...new Set(credential_configuration_ids)],
    preAuthorizedCode: grant['pre-authorized_code'],
    ...(authorizationServer === undefined ? {} : { authorizationServer }),
    ...(txCode === undefined
      ? {}
      : {
          txCode: {
            numeric: txCode.input_mode !== 'text',
            ...(txCode.length === undefined ? {} : { length: txCode.length }),
            ...(txCode.description === undefined ? {} : { description: txCode.description }),
          },
        }),
  };
}
