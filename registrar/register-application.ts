import { originSchema } from '@mleg/platform/http/origin';
import { x509HashClientId } from '@mleg/protocol/openid4vp/client-id';
import { type Registration, registrationSchema } from '@mleg/protocol/openid4vp/registration';
import { z } from 'zod';
import type { Registrar } from './open-registrar.ts';

/** What somebody asks to be registered for, and the public half of the key its verifier signs requests with. */
export const applicationSchema = z.looseObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  name: z.string().trim().min(1).max(200),
  /** Where its requests are fetched and answers posted. */
  origin: originSchema,
  publicJwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  purposes: z.record(
    z.string().min(1).max(64),
    z.strictObject({ purpose: registrationSchema.shape.purpose, credentials: registrationSchema.shape.credentials }),
  ),
});
export type Application = z.infer<typeof applicationSchema>;

/** The applicant's entry in its verifier's settings: its own settings, and what the registrar has signed. */
export async function registerApplication(
  registrar: Registrar,
  { name, origin, publicJwk, purposes, ...settings }: Application,
): Promise<object> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const publicKey = await crypto.subtle.importKey('jwk', publicJwk, algorithm, true, ['verify']);
  const x5c = await registrar.certify({ name, origin })({ publicKey });
  return { ...settings, x5c, registrations: await registerPurposes(registrar, x5c, purposes) };
}

/** What a relying party may ask for, by the names it gives its purposes. */
export type Purposes = Readonly<Record<string, Pick<Registration, 'purpose' | 'credentials'>>>;

/** A registration for each purpose, tied to the certificate of the key that will sign the requests. */
export async function registerPurposes(
  registrar: Registrar,
  x5c: readonly string[],
  purposes: Purposes,
): Promise<Record<string, string>> {
  const sub = await x509HashClientId(Uint8Array.from(Buffer.from(x5c[0] ?? '', 'base64')));
  const registrations = Object.entries(purposes).map(([id, purpose]) => [id, registrar.register({ sub, ...purpose })]);
  return Object.fromEntries(registrations) as Record<string, string>;
}
