import {
  AGREEMENT_JWT_TYPE,
  AGREEMENT_MEDIA_TYPE,
  type AgreementReport,
  type AgreementSaying,
  agreementRefusalSchema,
  agreementReportSchema,
} from '@mleg/issuer-contract/agreement';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import type { InstitutionDeps } from '../deps.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';
import { withinTime } from '../issuer-client/within-time.ts';

export type AgreementDeps = Pick<InstitutionDeps, 'clock' | 'fetch' | 'keys' | 'random' | 'settings'>;

export type AgreementAnswer = { report: AgreementReport } | { refused: string; invalid: string[] };

const PATIENCE_MS = 8_000;
const LIFETIME_SECONDS = 60;

const refusalSchema = z.object({ refused: agreementRefusalSchema, invalid: z.array(z.string()).default([]) });

/**
 * Says something about the agreement to the issuer, signed with the key the agreement is about: an institution that is
 * not yet registered gets no access token. Throws `IssuerUnavailable` where there is no answer that can be used.
 */
export function sayAboutAgreement(deps: AgreementDeps, saying: AgreementSaying): Promise<AgreementAnswer> {
  const endpoint = `${deps.settings.issuerOrigin}/institution-api/agreement`;
  return withinTime(PATIENCE_MS, async (signal) => {
    const headers = { 'Content-Type': AGREEMENT_MEDIA_TYPE };
    const body = signed(deps, endpoint, saying);
    const request = new Request(endpoint, { method: 'POST', headers, body, signal, redirect: 'error' });
    const response = await deps.fetch(request).catch((error: unknown) => {
      throw new IssuerUnavailable('unreachable', error);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { report: checked(agreementReportSchema, answer) };
    if (response.status === 429 || response.status >= 500) throw new IssuerUnavailable('status', response.status);
    return checked(refusalSchema, answer);
  });
}

function checked<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new IssuerUnavailable('garbage');
  return parsed.data;
}

function signed({ clock, random, settings, keys }: AgreementDeps, audience: string, say: AgreementSaying): string {
  const now = Math.floor(clock.now().getTime() / 1_000);
  const { institutionId } = settings;
  const prepared = prepareJws(
    { alg: 'ES256', typ: AGREEMENT_JWT_TYPE, kid: keys.assertion.kid },
    {
      iss: institutionId,
      sub: institutionId,
      aud: audience,
      jti: newId(random),
      iat: now,
      exp: now + LIFETIME_SECONDS,
      say,
    },
  );
  return finishJws(prepared, keys.assertion.sign(prepared.signingInput));
}
