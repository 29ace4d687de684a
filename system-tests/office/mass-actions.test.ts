import { randomUUID } from 'node:crypto';
import type { InstitutionEvent } from '@mleg/institution/database/institution-event';
import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import type { GroupMember } from '@mleg/institution-contract/group-orders';
import type { MassAct, MassAction, MassActionPreview } from '@mleg/institution-contract/mass-action';
import type { personSummarySchema } from '@mleg/institution-contract/person';
import type { Answer } from '@mleg/testing/clients/answer';
import type { Portal } from '@mleg/testing/clients/portal';
import { csvOf, HEADERS, KNOWN_ROWS, rosterFiles } from '@mleg/testing/clients/roster-files';
import { classRows } from '@mleg/testing/people/class-rows';
import { OFFICE, OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { until, when } from '@mleg/testing/until';
import { CLASS, finished, prepare, withClass } from '@mleg/testing/world/a-class';
import { activateCard, type Holder } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';

type PersonSummary = z.infer<typeof personSummarySchema>;

const SIZE = 25;
const CANCEL: MassAct = { kind: 'cancel-codes', reason: 'issued-in-error' };

let world: World;
let holder: Holder;
let office: Portal;
/** Somebody else of the office, who is a student as well. */
let second: Portal;
let members: readonly GroupMember[];
beforeAll(async () => {
  world = await createWorld();
  ({ office, members } = await withClass(world, SIZE));
  await finished(office, await prepare(office, members));
  holder = await activateCard(world, STUDENT);
  const { institution } = world.databases;
  await institution.updateTable('accounts').set({ office: true }).where('subject', '=', OTHER_STUDENT).execute();
  second = await world.signIn(OTHER_STUDENT);
  await second.order();
  await second.waitUntil('ready');
});
afterAll(async () => {
  expect(await checkInvariants({ database: world.databases.institution })).toEqual([]);
  await world[Symbol.asyncDispose]();
});

const idsOf = (people: readonly { personId: string }[]) => people.map(({ personId }) => personId);
const place = (act: MassAct, personIds: readonly string[], massActionId: string = randomUUID()) =>
  office.call<MassAction & { code: string }>('POST', '/office/mass-actions', { massActionId, act, personIds });
const decide = (portal: Portal, { massActionId }: MassAction, decision: object) =>
  portal.call<MassAction & { code: string }>('POST', `/office/mass-actions/${massActionId}/decision`, decision);
const seenBy = async (portal: Portal, { massActionId }: MassAction) => {
  const { body } = await portal.call<{ massActions: MassAction[] }>('GET', '/office/mass-actions');
  return body.massActions.find((action) => action.massActionId === massActionId);
};
const done = (action: MassAction) =>
  until('the mass action did not end', async () => {
    // A call that took too long on a busy machine is made again later, and here only we move the clock.
    world.clock.advance({ seconds: 1 });
    const seen = await seenBy(office, action);
    return when(seen?.state === 'done' && seen.untold === 0) && seen;
  });
const eventsOf = async (event: InstitutionEvent) => {
  const { institution } = world.databases;
  const rows = await institution.selectFrom('audit_events').select('detail').where('event', '=', event).execute();
  return rows.map(({ detail }) => JSON.parse(detail ?? '{}') as Record<string, unknown>);
};

test('D57 D53 what concerns more than twenty people waits for somebody else, who sees who asked, what and why', async () => {
  const everybody = [...idsOf(members), second.session.personId ?? ''];
  const preview = await office.call<MassActionPreview>('POST', '/office/mass-actions/preview', {
    act: CANCEL,
    personIds: everybody,
  });
  expect(preview.body).toEqual({
    selected: SIZE + 1,
    people: SIZE,
    cards: 0,
    codes: SIZE,
    ownLeftOut: false,
    needsSecondPerson: true,
  });
  const massActionId = randomUUID();
  const [held, again] = await Promise.all([
    place(CANCEL, everybody, massActionId),
    place(CANCEL, everybody, massActionId),
  ]);
  expect(held).toMatchObject({ status: 202, body: { state: 'held', own: true, total: SIZE, waiting: SIZE } });
  expect(again.body).toEqual(held.body);
  await world.institution.sweep();
  expect(await eventsOf('order.cancelled')).toEqual([]);

  expect(await seenBy(second, held.body)).toMatchObject({
    state: 'held',
    own: false,
    kind: 'cancel-codes',
    reason: 'issued-in-error',
    requestedBy: 'Dziekanat',
  });
  const { body } = await second.call<{ people: object[] }>('GET', `/office/mass-actions/${massActionId}/people`);
  expect(body.people).toHaveLength(SIZE);
  expect(await decide(office, held.body, { decision: 'approve' })).toMatchObject({
    status: 403,
    body: { code: 'OWN_REQUEST' },
  });
  expect(await eventsOf('office.own-request-refused')).toHaveLength(1);
  expect((await decide(second, held.body, { decision: 'approve' })).status).toBe(200);
  expect((await decide(second, held.body, { decision: 'approve' })).status).toBe(409);

  const result = await done(held.body);
  expect(result).toMatchObject({ changed: SIZE - 1, waiting: 0, decidedBy: expect.stringContaining('Wymyślony') });
  expect(result.failures).toMatchObject([{ personId: second.session.personId, reason: 'own-card' }]);
  const cancelled = await eventsOf('order.cancelled');
  expect(cancelled).toHaveLength(SIZE - 1);
  expect(new Set(cancelled.map(({ massAction }) => massAction))).toEqual(new Set([massActionId]));
  expect((await second.myCard()).order?.state).toBe('ready');
  const { personId } = members[0] ?? {};
  const file = await office.call<{ history: object[] }>('GET', `/office/people/${personId}`);
  expect(file.body.history).toContainEqual(
    expect.objectContaining({
      event: 'order.cancelled',
      actor: 'Dziekanat',
      approvedBy: expect.stringContaining('Wymyślony'),
      detail: 'issued-in-error',
    }),
  );
});

test('a rejected action changes nothing and says why; who asked may take it back', async () => {
  const two = [holder.portal.session.personId ?? '', second.session.personId ?? ''];
  const act: MassAct = { kind: 'revoke', reason: 'not-entitled' };
  const first = await place(act, two);
  expect(first.body).toMatchObject({ state: 'held', total: 2 });
  expect((await decide(second, first.body, { decision: 'reject', note: 'To nie ci ludzie.' })).body).toMatchObject({
    state: 'rejected',
    note: 'To nie ci ludzie.',
  });
  const taken = await place(act, two);
  expect((await decide(office, taken.body, { decision: 'reject', note: 'Pomyłka.' })).body.state).toBe('rejected');
  await world.institution.sweep();
  expect((await holder.portal.myCard()).order?.state).toBe('activated');
});

test('one person alone is done at once, and undone where it can be; what cannot be changed is refused', async () => {
  const only = [holder.portal.session.personId ?? ''];
  const suspended = await done((await place({ kind: 'suspend', reason: 'under-review' }, only)).body);
  expect(suspended).toMatchObject({ changed: 1, failures: [] });
  expect((await holder.portal.myCard()).order?.suspension).toMatchObject({ by: 'office', reason: 'under-review' });
  expect(await place({ kind: 'suspend', reason: 'under-review' }, only)).toMatchObject({
    status: 409,
    body: { code: 'NOTHING_TO_CHANGE' },
  });
  const { body } = await office.call<{ people: PersonSummary[] }>(
    'GET',
    '/office/mass-actions/candidates?source=suspended',
  );
  expect(body.people).toMatchObject([{ personId: only[0], orderState: 'suspended' }]);
  // Asked for by the same person within a day: two are more than a tenth of one card.
  const back = await place({ kind: 'resume' }, only);
  expect(back.body.state).toBe('held');
  await decide(second, back.body, { decision: 'approve' });
  expect(await done(back.body)).toMatchObject({ changed: 1 });
  expect((await holder.portal.myCard()).order).not.toHaveProperty('suspension');
});

test('who has left by the newest list still has a card until the office takes it back, with the reason', async () => {
  const files = rosterFiles(world, office);
  world.clock.advance({ seconds: 1 });
  const year = world.clock.now().getUTCFullYear();
  const [, other = []] = KNOWN_ROWS(year);
  const { importId } = await files.read(csvOf([HEADERS, other, ...classRows(SIZE, CLASS, year)]), 'everybody');
  expect(await files.act(importId, 'confirmation')).toMatchObject({ status: 200 });
  const { body } = await office.call<{ people: PersonSummary[] }>('GET', '/office/mass-actions/candidates?source=left');
  expect(body.people).toMatchObject([{ personId: holder.portal.session.personId, orderState: 'activated' }]);

  world.clock.advance({ days: 1, minutes: 1 });
  office = await world.signIn(OFFICE);
  const action = await done((await place({ kind: 'revoke', reason: 'transferred' }, idsOf(body.people))).body);
  expect(action).toMatchObject({ changed: 1, reason: 'transferred' });
  const portal = await world.signIn(STUDENT);
  expect(await portal.waitUntil('revoked')).toMatchObject({ reason: 'transferred' });
  expect(
    (await office.call<{ people: PersonSummary[] }>('GET', '/office/mass-actions/candidates?source=left')).body.people,
  ).toEqual([]);
});

test('D59 I10 nobody but the office acts on many, and a person of another institution is nobody', async () => {
  const student = await world.signIn(STUDENT);
  const personIds = [randomUUID()];
  const answers: Answer[] = [
    await student.call('GET', '/office/mass-actions'),
    await student.call('GET', '/office/mass-actions/candidates?source=left'),
    await student.call('POST', '/office/mass-actions', { massActionId: randomUUID(), act: CANCEL, personIds }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await place(CANCEL, personIds)).status).toBe(409);
});
