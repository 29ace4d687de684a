import type { AgreementView } from '@mleg/institution-contract/agreement';
import type { Held } from '@mleg/institution-contract/held';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { demoApplication } from '@mleg/issuer/demo/demo-application';
import { demoStaff } from '@mleg/issuer/demo/demo-staff';
import { readAnswer } from '@mleg/testing/clients/answer';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { OFFICE, OTHER_OFFICE, OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { createWorld, type World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const FORM = {
  street: 'ul. Wodna 1',
  postalCode: '00-001',
  city: 'Morzanka',
  contactName: 'Dorota Kompas',
  contactEmail: 'dorota@pwsm.example',
  contactPhone: '+48 000 000 003',
  signatoryName: 'Jan Rektorski',
  signatoryPosition: 'rektor',
  signatoryEmail: 'rektor@pwsm.example',
  codeLifetimeDays: 14,
  wrongCodeLimit: 4,
  suspensionDays: 21,
};

const CHANGE = { codeLifetimeDays: 7, wrongCodeLimit: 3, suspensionDays: 5, newKey: true };

/** As if the issuer had never heard of the institution. */
async function withoutAgreement(world: World): Promise<void> {
  await world.databases.issuer.deleteFrom('institutions').execute();
  await world.issuer.loadDemo({ staff: demoStaff, application: demoApplication() });
}

/** Both people of the demonstration's desk, one after the other. */
async function decideByTwo(world: World, verb: string, more: object): Promise<void> {
  const [clerk, supervisor] = demoStaff;
  expect(await decide(world, verb, more, clerk)).toMatchObject({ status: 403, body: { code: 'ANOTHER_NEEDED' } });
  expect(await decide(world, verb, more, supervisor)).toMatchObject({ status: 200 });
}

async function decide(world: World, verb: string, more: object, person = demoStaff[0]) {
  const api = `${ORIGINS.issuer}/desk/api`;
  const send = (path: string, body: object | undefined, headers: Record<string, string>) =>
    world.network.fetch(
      new Request(`${api}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { Origin: ORIGINS.issuer, ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  const signedIn = await send('/session/password', { login: person?.email, password: person?.password }, {});
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { csrfToken } = (await signedIn.json()) as { csrfToken: string };
  const headers = { Cookie: cookie, 'X-CSRF-Token': csrfToken };
  const agreement = await (await send('/agreements/pwsm', undefined, headers)).json();
  const { version } = agreement as { version: number };
  return readAnswer(await send(`/agreements/pwsm/${verb}`, { version, ...more }, headers));
}

test('an institution applies on its own page, answers a question, and its students get codes from the approval on', async () => {
  await using world = await createWorld();
  await withoutAgreement(world);
  const office = await world.signIn(OFFICE);
  expect(await office.call('GET', '/office/agreement')).toMatchObject({ status: 200, body: { standing: 'none' } });

  const applied = await office.call<AgreementView>('POST', '/office/agreement/application', FORM);
  expect(applied).toMatchObject({ status: 200, body: { standing: 'applied', form: FORM } });
  const early = await world.signIn(OTHER_STUDENT);
  await early.order();
  expect(await early.waitUntil('failed')).toMatchObject({ reason: 'agreement-pending' });

  expect(await decide(world, 'question', { text: 'Czy to ten sam rektor?' })).toMatchObject({ status: 200 });
  expect(await office.call('GET', '/office/agreement')).toMatchObject({ body: { standing: 'asked-back' } });
  await office.call('POST', '/office/agreement/answer', { text: 'Tak.' });
  const { codeLifetimeDays, wrongCodeLimit } = FORM;
  const terms = { codeLifetimeDays, wrongCodeLimit, suspensionDays: 10 };
  await decideByTwo(world, 'approval', { registerCompared: true, terms, text: 'Zawieszenie do 10 dni.' });

  const view = await office.call<AgreementView>('GET', '/office/agreement');
  expect(view).toMatchObject({ body: { standing: 'in-force', terms, form: { ...FORM, ...terms } } });
  expect((await office.call('GET', '/session')).body).toMatchObject({ suspensionDays: 10 });
  expect(view.body.messages.map(({ kind }) => kind)).toEqual(['application', 'question', 'answer', 'approval']);
  const student = await world.signIn(STUDENT);
  await student.order();
  expect((await student.waitUntil('ready')).state).toBe('ready');
});

describe('while the agreement is in force', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await world.issuer.loadDemo({ staff: demoStaff, application: demoApplication() });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('D59 a student neither sees the agreement nor applies nor asks for a change', async () => {
    const student = await world.signIn(STUDENT);
    expect((await student.call('GET', '/office/agreement')).status).toBe(403);
    expect((await student.call('POST', '/office/agreement/application', FORM)).status).toBe(403);
    expect((await student.call('POST', '/office/agreement/change', CHANGE)).status).toBe(403);
  });

  test('Q49: the office asks for another key and other terms by two; once accepted, codes come by the new key alone', async () => {
    const office = await world.signIn(OFFICE);
    const before = (await office.call<AgreementView>('GET', '/office/agreement')).body;
    const waits = await office.call<{ data: Held }>('POST', '/office/agreement/change', CHANGE);
    const { deedId, rules } = waits.body.data;
    expect(rules).toEqual(['agreement']);
    const unchanged = await office.call<AgreementView>('GET', '/office/agreement');
    expect(unchanged.body.asked).toBeUndefined();
    const other = await world.signIn(OTHER_OFFICE);
    const seen = await other.call<HeldDeedDetail>('GET', `/office/held/${deedId}`);
    expect(seen.body.changes).toContainEqual({ field: 'codeLifetimeDays', before: expect.any(String), after: '7' });
    const approve = (portal: Portal) => approveHeld(portal, { deedId });
    expect((await approve(office)).status).toBe(403);
    world.network.cut(ORIGINS.issuer);
    // Nothing was sent, and it waits on.
    expect(await approve(other)).toMatchObject({ body: { code: 'NOT_POSSIBLE', data: { reason: 'issuer-away' } } });
    world.network.restore(ORIGINS.issuer);
    expect((await approve(other)).status).toBe(204);
    const asked = await office.call<AgreementView>('GET', '/office/agreement');
    const { newKey: _newKey, ...terms } = CHANGE;
    expect(asked).toMatchObject({ status: 200, body: { standing: 'in-force', asked: { terms } } });
    expect(asked.body.own.signingKey).toBe(before.own.signingKey);

    await decideByTwo(world, 'change-acceptance', { changeChecked: true });
    const student = await world.signIn(STUDENT);
    await student.order();
    expect((await student.waitUntil('ready')).state).toBe('ready');
    const { body } = await office.call<AgreementView>('GET', '/office/agreement');
    expect(body).toMatchObject({ terms, own: { signingKey: asked.body.asked?.signingKey } });
    expect(body.asked).toBeUndefined();
    const events = await world.databases.institution.selectFrom('audit_events').select('event').execute();
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['agreement.change-asked', 'agreement.key-replaced', 'agreement.terms-changed']),
    );
  });

  test('the office learns that the Ministry does not answer, and why it did not take what was sent', async () => {
    const office = await world.signIn(OFFICE);
    const again = await office.call('POST', '/office/agreement/application', FORM);
    expect(again).toMatchObject({ status: 409, body: { code: 'REFUSED', data: { refused: 'already-in-force' } } });
    world.network.cut(ORIGINS.issuer);
    expect(await office.call('GET', '/office/agreement')).toMatchObject({ body: { standing: 'unknown' } });
    expect((await office.call('POST', '/office/agreement/answer', { text: 'x' })).status).toBe(424);
  });
});
