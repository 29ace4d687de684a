import * as z from 'zod';
import type { JsonObject } from '../json/json-value.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';

/** A trust list as small as can be: who may sign with which key. */
export const issuerKeysSchema = z.array(
  z.object({
    iss: z.string(),
    kid: z.string(),
    jwk: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  }),
);

export const resolveIn =
  (keys: z.infer<typeof issuerKeysSchema>) =>
  (header: JsonObject, claims: JsonObject): EcPublicJwk | undefined =>
    keys.find(({ iss, kid }) => iss === claims['iss'] && kid === header['kid'])?.jwk;
