import { randomUUID } from 'node:crypto';
import { type AgreementReport, NEW_KEY_JWT_TYPE } from '@mleg/issuer-contract/agreement';
import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import { apply, type Desk, decideByTwo, makeSchool, openDesk, say } from '@mleg/testing/lone-issuer/desk-client';
import {
  askForToken,
  callApi,
  clientAssertion,
  getReport,
  orderCodes,
} from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, ORIGIN, openLoneIssuer, type TestInstitution } from '@mleg/testing/lone-issuer/lone-issuer';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
let clerk: Desk;
let colleague: Desk;
let supervisor: Desk;

beforeAll(async () => {
  world = await openLoneIssuer({ missesPerMinute: 10_000 });
  ({ clerk, colleague, supervisor } = await openDesk(world));
});
afterAll(() => world.end());

const TERMS: AgreedTerms = { codeLifetimeDays: 10, wrongCodeLimit: 3, suspensionDays: 7 };
const idOf = ({ registration }: TestInstitution) => registration.institutionId;
const bodyOf = async (response: Response) => (await response.json()) as { code?: string; refused?: string };
const approve = (school: TestInstitution, more: object = {}) =>
  decideByTwo([clerk, supervisor], idOf(school), 'approval', more);

async function approved(more: object = {}): Promise<TestInstitution> {
  const school = makeSchool();
  await apply(world, school, more);
  expect((await approve(school)).status).toBe(200);
  return school;
}

/** Asks for other numbers, and for the key of `next`, which `provenBy` proves to hold. */
async function askForChange(school: TestInstitution, next?: TestInstitution, provenBy = next): Promise<Response> {
  const change = { terms: TERMS, ...(next ? { signingKey: next.registration.signingKey } : {}) };
  const newKeyProof = provenBy && (await proofOf(provenBy, idOf(school)));
  return say(world, school, { kind: 'change', change, text: 'Nowy rok.', ...(newKeyProof ? { newKeyProof } : {}) });
}

function proofOf({ signing }: TestInstitution, institutionId: string): Promise<string> {
  const iat = Math.floor(world.clock.now().getTime() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: NEW_KEY_JWT_TYPE })
    .setIssuer(institutionId)
    .setSubject(institutionId)
    .setAudience(`${ORIGIN}/institution-api/agreement`)
    .setIssuedAt(iat)
    .setExpirationTime(iat + 60)
    .setJti(randomUUID())
    .sign(signing);
}

async function eventsOf(institution: TestInstitution): Promise<string[]> {
  const rows = world.database
    .selectFrom('audit_events')
    .select('event')
    .where('institution_id', '=', idOf(institution));
  return (await rows.orderBy('event_id').execute()).map(({ event }) => event);
}

test('the desk may approve with other numbers than were asked for, in words the institution reads', async () => {
  const school = makeSchool();
  await apply(world, school);
  const wordless = { registerCompared: true, terms: TERMS };
  expect((await clerk.decide(idOf(school), 'approval', wordless)).status).toBe(400);
  expect((await approve(school, { terms: TERMS, text: 'Kod działa 10 dni.' })).status).toBe(200);
  const report = (await (await say(world, school, { kind: 'ask' })).json()) as AgreementReport;
  expect(report).toMatchObject({ state: 'in-force', terms: TERMS });
  expect(report.messages.at(-1)).toMatchObject({ kind: 'approval', text: 'Kod działa 10 dni.' });
  const own = { ...world, university: school };
  const { requestId } = await orderCodes(own);
  expect((await getReport(own, requestId)).attemptsLeft).toBe(3);
});

test('an accepted change holds from then on; a declined one changes nothing, and both are in the audit', async () => {
  const school = await approved();
  expect((await askForChange(school)).status).toBe(200);
  expect(await clerk.agreement(idOf(school))).toMatchObject({ askedChange: { terms: TERMS }, state: 'in-force' });
  await clerk.decide(idOf(school), 'change-refusal', { reason: 'Za krótko.' });
  const declined = await clerk.agreement(idOf(school));
  expect(declined.askedChange).toBeUndefined();
  expect(declined.terms).not.toEqual(TERMS);
  await askForChange(school);
  await clerk.decide(idOf(school), 'change-acceptance', { changeChecked: true });
  expect(await clerk.agreement(idOf(school))).toMatchObject({ terms: TERMS, state: 'in-force' });
  expect((await eventsOf(school)).filter((event) => event.includes('change'))).toEqual([
    'agreement.change-asked',
    'agreement.change-declined',
    'agreement.change-asked',
    'agreement.change-accepted',
  ]);
  expect(await bodyOf(await askForChange(school))).toEqual({ refused: 'nothing-to-change' });
  expect((await clerk.decide(idOf(school), 'change-acceptance', { changeChecked: true })).status).toBe(409);
});

test('once another key is accepted the one before stops, with the tokens it has got', async () => {
  const school = await approved();
  const next = makeSchool(idOf(school));
  const path = '/issuance-requests';
  const before = await (await askForToken(world, await clientAssertion(world, school))).json();
  const { access_token: token } = before as { access_token: string };
  const withToken = () =>
    world.issuer.fetch(
      new Request(`${ORIGIN}/institution-api${path}`, { headers: { Authorization: `Bearer ${token}` } }),
    );
  expect((await askForChange(school, next)).status).toBe(200);
  expect((await askForToken(world, await clientAssertion(world, next))).status).toBe(401);
  expect((await withToken()).status).toBe(200);

  expect((await decideByTwo([clerk, supervisor], idOf(school), 'change-acceptance')).status).toBe(200);
  expect((await withToken()).status).toBe(401);
  expect((await askForToken(world, await clientAssertion(world, school))).status).toBe(401);
  expect((await say(world, school, { kind: 'ask' })).status).toBe(401);
  expect((await callApi(world, next, 'GET', path)).status).toBe(200);
  // An operator's entry that still names the key before does not bring it back.
  await world.issuer.registerInstitution(school.registration);
  expect((await say(world, next, { kind: 'ask' })).status).toBe(200);
});

test('nobody asks for a change with another key than the one in force, or for a key they do not hold', async () => {
  const school = await approved();
  const next = makeSchool(idOf(school));
  const change = { terms: TERMS };
  const foreign = await say(world, school, { kind: 'change', change }, { signedBy: next });
  expect([foreign.status, await bodyOf(foreign)]).toEqual([401, { refused: 'wrong-signature' }]);
  expect(await bodyOf(await askForChange(school, next, school))).toEqual({ refused: 'wrong-signature' });
  expect((await clerk.agreement(idOf(school))).askedChange).toBeUndefined();
});

test('only an agreement that holds is changed, and what waits ends with it', async () => {
  const school = makeSchool();
  await apply(world, school);
  expect(await bodyOf(await askForChange(school))).toEqual({ refused: 'not-in-force' });
  await approve(school);
  await supervisor.decide(idOf(school), 'suspension', { reason: 'Podejrzenie wycieku klucza.' });
  // A key that may be in strange hands is replaced while nothing is issued.
  expect((await askForChange(school, makeSchool(idOf(school)))).status).toBe(200);
  await supervisor.decide(idOf(school), 'ending', { reason: 'Koniec.', endOfCards: 'at-their-end' });
  expect((await clerk.agreement(idOf(school))).askedChange).toBeUndefined();
});

test('D53 nobody accepts a change of their own institution’s agreement', async () => {
  const own = { name: 'Klerk', email: 'Clerk@desk.example', phone: '+48 000 000 002' };
  const school = makeSchool();
  await apply(world, school, { contact: own });
  await decideByTwo([colleague, supervisor], idOf(school), 'approval');
  await askForChange(school);
  const answer = await clerk.decide(idOf(school), 'change-acceptance', { changeChecked: true });
  expect([answer.status, (await bodyOf(answer)).code]).toEqual([403, 'OWN_APPLICATION']);
  expect(await eventsOf(school)).toContain('desk.own-application');
});
