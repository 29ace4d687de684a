import { AGREEMENT_MEDIA_TYPE, type AgreementRefusal } from '@mleg/issuer-contract/agreement';
import { hasMediaType, readBody } from '@mleg/platform/http/read-body';
import { hearInstitution } from '../agreements/hear-institution.ts';
import type { IssuerDeps } from '../deps.ts';
import { secretJson, tooManyRequests } from '../http/answers.ts';

/** An application with the longest texts and both keys is a fifth of it. */
const MAX_BYTES = 32_768;

const STATUS: Readonly<Record<AgreementRefusal, number>> = {
  invalid: 422,
  'wrong-signature': 401,
  'wrong-proof': 409,
  'unknown-institution': 404,
  'institution-id-taken': 409,
  'registry-number-taken': 409,
  'already-in-force': 409,
  'nothing-asked': 409,
  'not-in-force': 409,
  'nothing-to-change': 409,
  'unusable-key': 422,
  'insecure-events-endpoint': 422,
  'private-events-endpoint': 422,
};

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'keys' | 'settings' | 'institutions' | 'limits'>;

/** POST /institution-api/agreement: applies, answers or asks; without a token, since the one who asks may be unknown. */
export async function answerAgreement(deps: Needed, request: Request, address: string): Promise<Response> {
  const over = await deps.limits.count('agreements', address);
  if (over) return tooManyRequests(over.retryAfterSeconds);
  const body = hasMediaType(request, AGREEMENT_MEDIA_TYPE) ? await readBody(request, MAX_BYTES) : undefined;
  if (!body) return secretJson({ refused: 'invalid', invalid: [] }, 415);
  const heard = await hearInstitution(deps, Buffer.from(body).toString(), address);
  if ('retryAfterSeconds' in heard) return tooManyRequests(heard.retryAfterSeconds);
  return 'report' in heard ? secretJson(heard.report) : secretJson(heard, STATUS[heard.refused]);
}
