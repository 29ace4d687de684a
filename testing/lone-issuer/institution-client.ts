import { randomUUID } from 'node:crypto';
import {
  type IssuanceRequest,
  type IssuanceRequestReport,
  type OfferCodes,
  offerCodesSchema,
} from '@mleg/issuer-contract/issuance-request';
import type { CardSubject } from '@mleg/student-card/card-claims';
import { compactDecrypt, SignJWT } from 'jose';
import { academicYear } from '../people/academic-year.ts';
import { PICTURE } from '../people/picture.ts';
import { type LoneIssuer, ORIGIN, type TestInstitution } from './lone-issuer.ts';

/** What the institution states. */
export const HOLDER = {
  family_name: 'Wymyślona',
  given_name: 'Żaneta',
  birthdate: '2002-07-08',
  personal_administrative_number: '02270803624',
  picture: PICTURE,
  card_number: '12345678',
  date_of_issuance: '2025-10-01',
  date_of_expiry: '2027-03-31',
  album_number: '271828',
};

/** Of a card that is valid for some months more, whenever that is; on the first day of a lone issuer those of `HOLDER`. */
function datesOn(today: Date) {
  const year = academicYear(today);
  const inAutumn = today.getUTCFullYear() === year;
  return {
    date_of_issuance: `${year - 1}-10-01`,
    date_of_expiry: `${year + 1}-${inAutumn ? '03-31' : '10-31'}`,
  };
}

/** All that the card then says. */
export const STUDENT: Extract<CardSubject, { cardType: 'student-card' }>['claims'] = {
  ...HOLDER,
  institution_name: 'Uniwersytet Przykładowy',
  institution_id: '901',
  issuing_authority: 'Uniwersytet Przykładowy',
  issuing_country: 'PL',
  schacHomeOrganization: 'uni.example',
  eduPersonScopedAffiliation: ['student@uni.example', 'member@uni.example'],
};

export function studentRequest(change: Partial<Omit<IssuanceRequest, 'subject'>> & { holder?: object } = {}) {
  const { holder, ...ids } = change;
  return {
    requestId: randomUUID(),
    cardId: randomUUID(),
    subject: { cardType: 'student-card' as const, holder: { ...HOLDER, ...holder } },
    ...ids,
  };
}

export async function clientAssertion(
  { clock }: Pick<LoneIssuer, 'clock'>,
  institution: TestInstitution,
  change: { aud?: string; exp?: number; jti?: string; sub?: string } = {},
): Promise<string> {
  const id = institution.registration.institutionId;
  const iat = Math.floor(clock.now().getTime() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: institution.registration.signingKey.kid })
    .setIssuer(id)
    .setSubject(change.sub ?? id)
    .setAudience(change.aud ?? `${ORIGIN}/institution-api/token`)
    .setIssuedAt(iat)
    .setExpirationTime(change.exp ?? iat + 120)
    .setJti(change.jti ?? randomUUID())
    .sign(institution.signing);
}

export async function askForToken({ issuer }: Pick<LoneIssuer, 'issuer'>, assertion: string): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
  return issuer.fetch(new Request(`${ORIGIN}/institution-api/token`, { method: 'POST', body }));
}

/** Calls the institution API as an institution, each time with a token of its own. */
export async function callApi(
  world: Pick<LoneIssuer, 'issuer' | 'clock'>,
  institution: TestInstitution,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<Response> {
  const token = await askForToken(world, await clientAssertion(world, institution));
  const { access_token } = (await token.json()) as { access_token: string };
  return world.issuer.fetch(
    new Request(`${ORIGIN}/institution-api${path}`, {
      method,
      headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

export async function openCodes(institution: TestInstitution, report: IssuanceRequestReport): Promise<OfferCodes> {
  const { plaintext } = await compactDecrypt(report.sealedCodes ?? '', institution.encryption);
  return offerCodesSchema.parse(JSON.parse(Buffer.from(plaintext).toString()));
}

export async function getReport(world: LoneIssuer, requestId: string): Promise<IssuanceRequestReport> {
  const response = await callApi(world, world.university, 'GET', `/issuance-requests/${requestId}`);
  return (await response.json()) as IssuanceRequestReport;
}

/** Orders a card and returns its codes, as the student will see them. */
export async function orderCodes(
  world: LoneIssuer,
  change: Parameters<typeof studentRequest>[0] = {},
): Promise<OfferCodes & { requestId: string; cardId: string }> {
  const dates = datesOn(world.clock.now());
  const request = studentRequest({ ...change, holder: { ...dates, ...change.holder } });
  world.answerPushWith(503);
  const accepted = await callApi(world, world.university, 'POST', '/issuance-requests', request);
  if (accepted.status !== 202) throw new Error(`not accepted: ${accepted.status} ${await accepted.text()}`);
  await world.issuer.sweep();
  world.answerPushWith(202);
  const { requestId, cardId } = request;
  return { ...(await openCodes(world.university, await getReport(world, requestId))), requestId, cardId };
}
