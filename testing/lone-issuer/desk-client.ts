import { createHash, randomUUID } from 'node:crypto';
import {
  AGREEMENT_JWT_TYPE,
  AGREEMENT_MEDIA_TYPE,
  type AgreementApplication,
  type AgreementSaying,
} from '@mleg/issuer-contract/agreement';
import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import type { DeskSession } from '@mleg/issuer-contract/staff';
import { SignJWT } from 'jose';
import { type LoneIssuer, makeInstitution, ORIGIN, type TestInstitution } from './lone-issuer.ts';

const PASSWORD = 'a password of the tests';

export interface Desk {
  session: DeskSession;
  call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Response>;
  agreement(institutionId: string): Promise<AgreementDetail>;
  /** Decides on the agreement as it is at this moment. */
  decide(institutionId: string, verb: string, more?: object): Promise<Response>;
}

/** Of the desk, by the name before the `@`. */
const PEOPLE = { clerk: 'clerk', colleague: 'clerk', supervisor: 'supervisor' } as const;

/** Two clerks and a supervisor at the desk, and no application. */
export async function openDesk(world: LoneIssuer): Promise<Record<keyof typeof PEOPLE, Desk>> {
  const staff = Object.entries(PEOPLE).map(([name, role]) => ({
    email: `${name}@desk.example`,
    password: PASSWORD,
    displayName: name,
    role,
    shows: '',
  }));
  await world.issuer.loadDemo({ staff, application: applicationOf(makeSchool('first-in-the-queue')) });
  return {
    clerk: await signIn(world, 'clerk'),
    colleague: await signIn(world, 'colleague'),
    supervisor: await signIn(world, 'supervisor'),
  };
}

/** What takes two people of the desk, said by both. @returns the answer to the second */
export async function decideByTwo(
  [first, second]: readonly [Desk, Desk],
  institutionId: string,
  verb: keyof typeof SAID,
  more: object = {},
): Promise<Response> {
  const said = { ...SAID[verb], ...more };
  const { status } = await first.decide(institutionId, verb, said);
  if (status !== 403) throw new Error(`one person was enough, or nobody may: ${status}`);
  return second.decide(institutionId, verb, said);
}

const SAID = {
  approval: { registerCompared: true },
  resumption: {},
  'change-acceptance': { changeChecked: true },
} as const;

export async function signIn(world: LoneIssuer, name: keyof typeof PEOPLE): Promise<Desk> {
  const answer = await byPassword(world, `${name}@desk.example`, PASSWORD);
  if (!answer.ok) throw new Error(`not signed in: ${answer.status}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const session = (await answer.json()) as DeskSession;
  const call: Desk['call'] = (method, path, body, headers = {}) =>
    send(world, method, path, body, { Cookie: cookie, 'X-CSRF-Token': session.csrfToken, ...headers });
  const agreement = async (institutionId: string) =>
    (await (await call('GET', `/agreements/${institutionId}`)).json()) as AgreementDetail;
  return {
    session,
    call,
    agreement,
    decide: async (institutionId, verb, more = {}) => {
      const { version } = await agreement(institutionId);
      return call('POST', `/agreements/${institutionId}/${verb}`, { version, ...more });
    },
  };
}

export const byPassword = (world: LoneIssuer, login: string, password: string) =>
  send(world, 'POST', '/session/password', { login, password });

export async function send(
  { issuer }: LoneIssuer,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return issuer.fetch(
    new Request(`${ORIGIN}/desk/api${path}`, {
      method,
      headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), Origin: ORIGIN, ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
}

let schools = 0;

/** A school that nobody has heard of yet. */
export function makeSchool(institutionId = `school-${randomUUID().slice(0, 8)}`): TestInstitution {
  schools += 1;
  return makeInstitution(institutionId, {
    name: `Szkoła Przykładowa nr ${schools}`,
    kind: 'school',
    registryNumber: String(1_000 + schools),
    domain: `szkola-${schools}.example`,
    policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['student-card', 'pupil-card'] },
  });
}

export function applicationOf({ registration }: TestInstitution, more: object = {}): AgreementApplication {
  return {
    registration,
    address: { street: `ul. Szkolna ${registration.registryNumber}`, postalCode: '00-001', city: 'Przykładowo' },
    contact: { name: 'Iga Przykładna', email: 'iga@school.example', phone: '+48 000 000 001' },
    signatory: { name: 'Jan Przykładny', position: 'dyrektor', email: 'jan@school.example' },
    ...more,
  };
}

/** What an institution says about its agreement, signed with its own key or, where a test says so, another's. */
export async function say(
  world: LoneIssuer,
  institution: TestInstitution,
  saying: AgreementSaying,
  change: { signedBy?: TestInstitution; typ?: string; jti?: string } = {},
): Promise<Response> {
  const { institutionId } = institution.registration;
  const iat = Math.floor(world.clock.now().getTime() / 1_000);
  const jwt = await new SignJWT({ say: saying })
    .setProtectedHeader({ alg: 'ES256', typ: change.typ ?? AGREEMENT_JWT_TYPE })
    .setIssuer(institutionId)
    .setSubject(institutionId)
    .setAudience(`${ORIGIN}/institution-api/agreement`)
    .setIssuedAt(iat)
    .setExpirationTime(iat + 60)
    .setJti(change.jti ?? randomUUID())
    .sign((change.signedBy ?? institution).signing);
  return world.issuer.fetch(
    new Request(`${ORIGIN}/institution-api/agreement`, {
      method: 'POST',
      headers: { 'Content-Type': AGREEMENT_MEDIA_TYPE },
      body: jwt,
    }),
    { incoming: { socket: { remoteAddress: addressOf(institutionId) } } },
  );
}

/** Each institution calls from a network of its own. */
const addressOf = (institutionId: string) =>
  `2001:db8:${createHash('sha256').update(institutionId).digest('hex').slice(0, 4)}::1`;

export async function apply(world: LoneIssuer, institution: TestInstitution, more: object = {}): Promise<Response> {
  return say(world, institution, { kind: 'apply', application: applicationOf(institution, more) });
}
