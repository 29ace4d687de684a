import { z } from 'zod';
import { checkJwsHeader, type JwsHeaderRefusal } from '../jws/check-jws-header.ts';
import { checkValidity, type ValidityRefusal } from '../jws/check-times.ts';
import type { EcPublicJwk } from '../jws/ec-public-jwk.ts';
import { type VerifyEs256, verifyEs256WebCrypto } from '../jws/es256.ts';
import { hasSignatureBy } from '../jws/has-signature-by.ts';
import { type ParseJwsRefusal, parseJws } from '../jws/parse-jws.ts';
import { type PreparedJws, prepareJws } from '../jws/prepare-jws.ts';
import { dcqlQuerySchema } from './dcql-query.ts';

/** Of the attestation in `verifier_info` and of its JWT; ours, after ETSI TS 119 475: docs/specifications/registration.md. */
export const REGISTRATION_FORMAT = 'mleg-registration+jwt';
/**
 * The URI in the subject alternative name of the certificate that registrations are signed with. A relying party's own
 * certificate comes from the same registrar and names its origin there, so that none can register itself.
 */
export const REGISTRATION_SIGNER = 'https://mlegitymacja.example/registrations';
const MAX_LENGTH = 32_768;

const localText = z
  .array(z.object({ lang: z.string().regex(/^[a-z]{2}(-[A-Za-z0-9]+)*$/), text: z.string().min(1).max(300) }))
  .min(1)
  .max(10);

/** What one relying party may ask for, and what for. Times in seconds since 1970. */
export const registrationSchema = z.object({
  /** The Client Identifier this was registered for: a stranger's request cannot carry it. */
  sub: z.string().startsWith('x509_hash:').max(200),
  iat: z.int(),
  exp: z.int(),
  purpose: localText,
  /** As in a query, without `claim_sets`: types of credentials, and the claims of each that may be asked for. */
  credentials: dcqlQuerySchema.shape.credentials,
});
export type Registration = z.infer<typeof registrationSchema>;

/** `x5c` leads to the registrar's certificate, without that certificate itself. */
export function prepareRegistration(registration: Registration, header: { x5c: readonly string[] }): PreparedJws {
  return prepareJws({ typ: REGISTRATION_FORMAT, alg: 'ES256', x5c: header.x5c }, registration);
}

export type RegistrationVerification = {
  /** The key of the certificate in `x5c`, where that leads to a registrar the caller trusts. */
  resolveRegistrarKey(x5c: unknown): EcPublicJwk | undefined | Promise<EcPublicJwk | undefined>;
  clientId: string;
  now: number;
  verifyEs256?: VerifyEs256;
};

export type RegistrationRefusal =
  | ParseJwsRefusal
  | JwsHeaderRefusal
  | ValidityRefusal
  | 'untrusted-registrar'
  | 'bad-signature'
  | 'malformed-registration'
  | 'foreign-registration';

export async function verifyRegistration(
  compact: string,
  expected: RegistrationVerification,
): Promise<{ ok: true; registration: Registration } | { refused: RegistrationRefusal }> {
  const parsed = parseJws(compact, { maxLength: MAX_LENGTH });
  if ('refused' in parsed) return parsed;
  const { header, payload } = parsed.jws;
  const wrongHeader = checkJwsHeader(header, [REGISTRATION_FORMAT]);
  if (wrongHeader !== undefined) return { refused: wrongHeader };
  const key = await expected.resolveRegistrarKey(header['x5c']);
  if (key === undefined) return { refused: 'untrusted-registrar' };
  if (!(await hasSignatureBy(key, parsed.jws, expected.verifyEs256 ?? verifyEs256WebCrypto)))
    return { refused: 'bad-signature' };
  const read = registrationSchema.safeParse(payload);
  if (!read.success) return { refused: 'malformed-registration' };
  const untimely = checkValidity(payload, expected);
  if (untimely !== undefined) return { refused: untimely };
  if (read.data.sub !== expected.clientId) return { refused: 'foreign-registration' };
  return { ok: true, registration: read.data };
}
