import type { TrustList } from '@mleg/protocol/trust-list/trust-list';
import { applicationOf, decideByTwo, makeSchool, openDesk, say, signIn } from '@mleg/testing/lone-issuer/desk-client';
import {
  callApi,
  getReport,
  HOLDER,
  orderCodes,
  STUDENT,
  studentRequest,
} from '@mleg/testing/lone-issuer/institution-client';
import {
  type LoneIssuer,
  makeInstitution,
  ORIGIN,
  openLoneIssuer,
  type TestInstitution,
} from '@mleg/testing/lone-issuer/lone-issuer';
import {
  fetchCards,
  grantIn,
  makeKey,
  notify,
  redeemCodes,
  refreshWith,
} from '@mleg/testing/lone-issuer/wallet-requests';
import { PICTURE } from '@mleg/testing/people/picture';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const DAY = 86_400_000;
let world: LoneIssuer;
beforeAll(async () => {
  world = await openLoneIssuer({ missesPerMinute: 10_000 });
  await openDesk(world);
});
afterAll(() => world.end());
/** Each test has an institution of its own, with a number that nobody else has. */
let institution: TestInstitution;
let numbers = 5_000;
beforeEach(async () => {
  numbers += 1;
  institution = makeInstitution(`uni-${numbers}`, {
    name: `Uniwersytet nr ${numbers}`,
    registryNumber: String(numbers),
    domain: `uni-${numbers}.example`,
    address: 'ul. Wysoka 1, 00-001 Morzanka',
  });
  await world.issuer.registerInstitution(institution.registration);
});

const own = () => ({ ...world, university: institution });
const ownFacts = () => {
  const { name, registryNumber, domain } = institution.registration;
  return {
    institution_name: name,
    institution_id: registryNumber,
    issuing_authority: name,
    issuing_country: 'PL',
    schacHomeOrganization: domain,
    eduPersonScopedAffiliation: [`student@${domain}`, `member@${domain}`],
  };
};
/** As institutions of 0.1 say it. */
const wholeCard = (change: object = {}) => ({
  ...studentRequest(),
  subject: { cardType: 'student-card' as const, claims: { ...STUDENT, ...ownFacts(), ...change } },
});
const order = (request: object) => callApi(world, institution, 'POST', '/issuance-requests', request);
const update = (cardId: string, subject: object) =>
  callApi(world, institution, 'PUT', `/cards/${cardId}/update`, { subject });
const refusalIn = async (response: Response) =>
  response.ok ? response.status : ((await response.json()) as { data?: { refused?: string } }).data?.refused;

/** What all copies of a card say, by their disclosures. */
function claimsIn(credential: string): Record<string, unknown> {
  const disclosures = credential.split('~').slice(1, -1);
  const read = disclosures.map((encoded) => JSON.parse(Buffer.from(encoded, 'base64url').toString()) as unknown[]);
  return Object.fromEntries(read.map(([, name, value]) => [name, value]));
}

async function cardOnPhone(change?: Parameters<typeof studentRequest>[0]) {
  const codes = await orderCodes(own(), change);
  const grant = await redeemCodes(own(), codes);
  const answer = await fetchCards(own(), grant, [makeKey()]);
  await notify(own(), grant, answer.body.notification_id, 'credential_accepted');
  return { ...codes, grant, claims: claimsIn(answer.body.credentials[0].credential) };
}

async function trustEntry() {
  world.clock.advance({ seconds: 61 });
  const response = await world.issuer.fetch(new Request(`${ORIGIN}/trust-list`));
  const { institutions } = decodeJwt(await response.text()) as unknown as TrustList;
  return institutions.find(({ id }) => id === institution.registration.registryNumber);
}

const FOREIGN = {
  institution_name: 'Szkoła Podstawowa nr 1',
  institution_id: '902',
  issuing_authority: 'Prezydent Rzeczypospolitej',
  issuing_country: 'DE',
  schacHomeOrganization: 'other.example',
  eduPersonScopedAffiliation: ['staff@other.example'],
  institution_address: 'pl. Obcy 1',
};

test('V82 a card says of its institution what is registered, and nobody asked for it', async () => {
  const { claims } = await cardOnPhone();
  expect(claims).toEqual({ ...HOLDER, ...ownFacts() });
});

test.each(Object.entries(FOREIGN))('V82 nobody states %s: not by an order, not by an update', async (name, value) => {
  const { cardId } = await cardOnPhone();
  const { subject, ...ids } = studentRequest();
  const stated = { ...subject, holder: { ...subject.holder, [name]: value } };
  expect((await order({ ...ids, subject: stated })).status).toBe(400);
  expect((await update(cardId, stated)).status).toBe(400);
  const { subject: whole } = wholeCard({ [name]: value });
  const told = name === 'institution_address' || name === 'issuing_country' ? undefined : 'foreign-institution-number';
  expect(await refusalIn(await order(wholeCard({ [name]: value })))).toBe(told);
  expect(await refusalIn(await update(cardId, whole))).toBe(told);
});

test('V82 whatever else is stated of a person is refused', async () => {
  for (const name of ['role', 'discount', 'iss', 'vct', 'status', 'exp', 'nationality']) {
    const { subject, ...ids } = studentRequest();
    const response = await order({ ...ids, subject: { ...subject, holder: { ...subject.holder, [name]: 'x' } } });
    expect(response.status).toBe(400);
  }
});

test('V82 an institution of the release before, which says the whole card, is served as long as it tells the truth', async () => {
  const request = wholeCard();
  expect((await order(request)).status).toBe(202);
  await world.issuer.sweep();
  expect(await getReport(own(), request.requestId)).toMatchObject({ state: 'ready' });
  const tooLong = wholeCard({ date_of_expiry: '2099-12-31' });
  expect((await order(tooLong)).status).toBe(202);
  await world.issuer.sweep();
  expect(await getReport(own(), tooLong.requestId)).toMatchObject({ state: 'failed', failure: 'invalid-claims' });
  const { cardId } = await cardOnPhone();
  expect(await refusalIn(await update(cardId, tooLong.subject))).toBe('invalid-claims');
  expect(await refusalIn(await update(cardId, wholeCard({ given_name: 'Łucja' }).subject))).toBe(200);
});

test('V82 of an institution whose domain nobody registered no student’s card is made', async () => {
  const { domain: _, ...registration } = institution.registration;
  await world.issuer.registerInstitution(registration);
  expect(await refusalIn(await order(studentRequest()))).toBe('registration-incomplete');
  expect(await refusalIn(await order(wholeCard()))).toBe('agreement-pending');
});

const BEYOND = [
  ['valid-too-long', { date_of_expiry: '2099-12-31' }],
  ['issued-in-the-future', { date_of_issuance: '2027-03-01' }],
  ['issued-too-long-ago', { date_of_issuance: '1999-10-01' }],
  ['too-young', { birthdate: '2015-01-01', personal_administrative_number: undefined }],
  ['too-old', { birthdate: '1900-01-01', personal_administrative_number: undefined }],
  ['expires-before-issued', { date_of_issuance: '2026-12-01', date_of_expiry: '2026-11-30' }],
  ['pesel-and-birth-date-disagree', { birthdate: '2001-01-01' }],
  ['portrait-unreadable', { picture: `data:image/jpeg;base64,${Buffer.from('no picture').toString('base64')}` }],
] as const;

test.each(BEYOND)('V83 %s: refused with that word, by order and by update', async (word, change) => {
  const { cardId } = await cardOnPhone();
  const request = studentRequest({ holder: change });
  expect(await refusalIn(await order(request))).toBe(word);
  expect(await refusalIn(await update(cardId, request.subject))).toBe(word);
  const [, answer] = (
    (await (
      await callApi(world, institution, 'POST', '/issuance-requests/batch', {
        requests: [studentRequest(), request],
      })
    ).json()) as { results: unknown[] }
  ).results;
  expect(answer).toEqual({ requestId: request.requestId, refused: word });
});

test('E4 a portrait that begins and ends as a JPEG and is none is refused before an order is taken', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(500, 'x'), Buffer.from([0xff, 0xd9])]);
  const picture = `data:image/jpeg;base64,${bytes.toString('base64')}`;
  expect(await refusalIn(await order(studentRequest({ holder: { picture } })))).toBe('portrait-unreadable');
});

test('V83 near an edge the answer warns, and the card is made', async () => {
  const request = studentRequest({ holder: { date_of_expiry: '2027-10-31' } });
  const response = await order(request);
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ state: 'accepted', warnings: ['unusual-validity'] });
});

test('V83 what was within the bounds when it was ordered and is beyond them when it is signed, is not signed', async () => {
  const today = world.clock.now();
  const birthday = new Date(today.getTime() + 10 * DAY).toISOString().slice(5, 10);
  const born = { birthdate: `${today.getUTCFullYear() - 100}-${birthday}`, personal_administrative_number: undefined };
  const codes = await orderCodes(own(), { holder: born });
  world.clock.advance({ days: 20 });
  const grant = await redeemCodes(own(), codes);
  expect(await fetchCards(own(), grant, [makeKey()])).toMatchObject({
    status: 400,
    body: { error: 'credential_request_denied' },
  });
});

test('V82 V84 a renamed institution: codes from before give cards with the new name, and the trust list knows both', async () => {
  const before = await cardOnPhone();
  const codes = await orderCodes(own());
  const { registration } = institution;
  const renamed = { ...registration, name: 'Uniwersytet Nowonazwany' };
  await world.issuer.registerInstitution(renamed);
  world.clock.advance({ seconds: 3 });
  const grant = await redeemCodes(own(), codes);
  const { body } = await fetchCards(own(), grant, [makeKey()]);
  expect(claimsIn(body.credentials[0].credential)).toMatchObject({
    institution_name: 'Uniwersytet Nowonazwany',
    issuing_authority: 'Uniwersytet Nowonazwany',
  });
  expect(await trustEntry()).toMatchObject({ name: 'Uniwersytet Nowonazwany', former_names: [registration.name] });
  // Said again, the same statement makes another card than before.
  const { subject } = studentRequest();
  expect(await (await update(before.cardId, subject)).json()).toMatchObject({ state: 'waiting' });
  world.clock.advance({ days: 1 });
  const answer = await refreshWith(own(), before.grant.key, before.grant.refresh);
  const again = await fetchCards(own(), grantIn(answer, before.grant.key), [makeKey()]);
  expect(claimsIn(again.body.credentials[0].credential)).toMatchObject({ institution_name: 'Uniwersytet Nowonazwany' });
});

test('V84 who applies anew under another name changes neither the trust list nor a card before the desk says so', async () => {
  const school = makeSchool();
  institution = school;
  // Sessions of the desk end while days go by.
  const desk = [await signIn(world, 'clerk'), await signIn(world, 'supervisor')] as const;
  await say(world, school, { kind: 'apply', application: applicationOf(school) });
  await decideByTwo(desk, school.registration.institutionId, 'approval');
  const { cardId, grant, claims } = await cardOnPhone();
  expect(claims).toMatchObject({ institution_name: school.registration.name });
  await update(cardId, studentRequest({ holder: { given_name: 'Łucja' } }).subject);
  const end = { reason: 'Koniec.', endOfCards: 'at-their-end' };
  await desk[1].decide(school.registration.institutionId, 'ending', end);
  const other = { ...school.registration, name: 'Uniwersytet Warszawski', domain: 'uw.example' };
  const applied = { ...applicationOf(school), registration: other };
  expect((await say(world, school, { kind: 'apply', application: applied })).status).toBe(200);
  expect(await trustEntry()).toMatchObject({ name: school.registration.name, domain: school.registration.domain });
  world.clock.advance({ days: 1 });
  const answer = await refreshWith(own(), grant.key, grant.refresh);
  const renewed = await fetchCards(own(), grantIn(answer, grant.key), [makeKey()]);
  expect(claimsIn(renewed.body.credentials[0].credential)).toMatchObject({
    given_name: 'Łucja',
    institution_name: school.registration.name,
    schacHomeOrganization: school.registration.domain,
  });
});

test('V84 a change of name that is asked for stands on cards once the desk has accepted it, and not before', async () => {
  const school = makeSchool();
  institution = school;
  // Sessions of the desk end while days go by.
  const desk = [await signIn(world, 'clerk'), await signIn(world, 'supervisor')] as const;
  const id = school.registration.institutionId;
  await say(world, school, { kind: 'apply', application: applicationOf(school) });
  await decideByTwo(desk, id, 'approval');
  const terms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };
  const facts = { name: 'Szkoła imienia Kogoś', domain: 'szkola.example' };
  expect((await say(world, school, { kind: 'change', change: { terms, facts } })).status).toBe(200);
  expect((await cardOnPhone()).claims).toMatchObject({ institution_name: school.registration.name });
  await desk[0].decide(id, 'change-refusal', { reason: 'Nie ma takiej w rejestrze.' });
  expect(await trustEntry()).toMatchObject({ name: school.registration.name });
  await say(world, school, { kind: 'change', change: { terms, facts } });
  await decideByTwo(desk, id, 'change-acceptance');
  expect(await trustEntry()).toMatchObject({ ...facts, former_names: [school.registration.name] });
  expect((await cardOnPhone()).claims).toMatchObject({
    institution_name: facts.name,
    schacHomeOrganization: facts.domain,
  });
  const report = await (await say(world, school, { kind: 'ask' })).json();
  expect(report).toMatchObject({
    vouched: { ...facts, address: `ul. Szkolna ${school.registration.registryNumber}, 00-001 Przykładowo` },
  });
});

test('V82 a pupil’s card has the address of the registration', async () => {
  const { album_number: _, ...holder } = HOLDER;
  const { requestId, cardId } = studentRequest();
  const pupil = { ...holder, birthdate: '2012-01-01', personal_administrative_number: undefined, picture: PICTURE };
  const subject = { cardType: 'pupil-card', holder: pupil };
  expect((await order({ requestId, cardId, subject })).status).toBe(202);
  expect(
    await refusalIn(
      await order({ ...studentRequest(), subject: { ...subject, holder: { ...pupil, album_number: '1' } } }),
    ),
  ).toBeUndefined();
});
