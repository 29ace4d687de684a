import * as z from 'zod';
import { parseStrictJson } from '../json/parse-strict-json.ts';

export const OPENID_CREDENTIAL = 'openid_credential';
const MAX_LENGTH = 4_096;

/** Members that are not known here are passed over (OpenID4VCI 1.0 §5.1.1); another type is refused (RFC 9396 §5). */
const authorizationDetailsSchema = z
  .array(
    z.object({
      type: z.literal(OPENID_CREDENTIAL),
      credential_configuration_id: z.string().min(1),
      claims: z.array(z.looseObject({ path: z.array(z.union([z.string(), z.int(), z.null()])).min(1) })).optional(),
      locations: z.array(z.string()).optional(),
    }),
  )
  .min(1);

/** The configurations that a wallet wants a token for (OpenID4VCI 1.0 §5.1.1), each once; undefined for what is none. */
export function parseAuthorizationDetails(json: string): string[] | undefined {
  const parsed = parseStrictJson(json, { maxLength: MAX_LENGTH });
  const read = authorizationDetailsSchema.safeParse('ok' in parsed ? parsed.value : undefined);
  return read.success ? [...new Set(read.data.map((one) => one.credential_configuration_id))] : undefined;
}

/** What a token answer says of a configuration: how its credentials are called in requests (§6.2). */
export const authorizationDetail = (configurationId: string, identifier: string) => ({
  type: OPENID_CREDENTIAL,
  credential_configuration_id: configurationId,
  credential_identifiers: [identifier],
});
