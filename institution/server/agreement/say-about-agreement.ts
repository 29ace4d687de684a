import {
  AGREEMENT_JWT_TYPE,
  AGREEMENT_MEDIA_TYPE,
  type AgreementReport,
  type AgreementSaying,
  agreementRefusalSchema,
  agreementReportSchema,
} from '@mleg/issuer-contract/agreement';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { z } from 'zod';
import type { InstitutionDeps } from '../deps.ts';
import { AGREEMENT_PATIENCE } from '../durations.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';
import { signedStatement } from '../issuer-client/signed-statement.ts';
import { withinTime } from '../issuer-client/within-time.ts';

export type AgreementDeps = Pick<InstitutionDeps, 'clock' | 'fetch' | 'keys' | 'random' | 'settings'>;

export type AgreementAnswer = { report: AgreementReport } | { refused: string; invalid: string[] };

const refusalSchema = z.object({ refused: agreementRefusalSchema, invalid: z.array(z.string()).default([]) });

export const agreementEndpoint = ({ settings }: Pick<InstitutionDeps, 'settings'>) =>
  `${settings.issuerOrigin}/institution-api/agreement`;

/**
 * Says something about the agreement to the issuer, signed with the key the agreement is about: an institution that is
 * not yet registered gets no access token. Throws `IssuerUnavailable` where there is no answer that can be used.
 */
export async function sayAboutAgreement(deps: AgreementDeps, saying: AgreementSaying): Promise<AgreementAnswer> {
  const answer = await deps.keys.assertion.known(async (key) => {
    const answered = await saySigned(deps, key, saying);
    return 'refused' in answered && answered.refused === 'wrong-signature' ? 'unknown-key' : answered;
  });
  return answer === 'unknown-key' ? { refused: 'wrong-signature', invalid: [] } : answer;
}

function saySigned(deps: AgreementDeps, key: SigningKey, saying: AgreementSaying): Promise<AgreementAnswer> {
  const endpoint = agreementEndpoint(deps);
  return withinTime(AGREEMENT_PATIENCE, async (signal) => {
    const headers = { 'Content-Type': AGREEMENT_MEDIA_TYPE };
    const body = signedStatement(deps, key, { typ: AGREEMENT_JWT_TYPE, audience: endpoint, say: saying });
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
