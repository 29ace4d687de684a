import { randomUUID } from 'node:crypto';
import type { InstitutionEvent } from '@mleg/institution/database/institution-event';
import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import type { GroupMember } from '@mleg/institution-contract/group-orders';
import type { Held } from '@mleg/institution-contract/held';
import type { MassAct, MassAction, MassActionPreview } from '@mleg/institution-contract/mass-action';
import type { personSummarySchema } from '@mleg/institution-contract/person';
import type { ConcernedPerson, HeldDeedDetail } from '@mleg/institution-contract/two-people';
import type { Answer } from '@mleg/testing/clients/answer';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { confirmByTwo, csvOf, HEADERS, KNOWN_ROWS, rosterFiles } from '@mleg/testing/clients/roster-files';
import { classRows } from '@mleg/testing/people/class-rows';
import { OFFICE, OTHER_OFFICE, OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
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
const ask = async (act: MassAct, personIds: readonly string[], massActionId?: string) => {
  const { status, body } = await place(act, personIds, massActionId);
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'HELD' });
  return (body as unknown as { data: Held }).data;
};
const decide = async (portal: Portal, { deedId }: Held, decision: { decision: string; note?: string }) =>
  decision.decision === 'approve'
    ? approveHeld(portal, { deedId })
    : portal.call<{ code: string }>('POST', `/office/held/${deedId}/decision`, decision);
const heldFor = async (portal: Portal, { deedId }: Held) =>
  (await portal.call<HeldDeedDetail>('GET', `/office/held/${deedId}`)).body;
const seenBy = async (portal: Portal, { massActionId }: Pick<MassAction, 'massActionId'>) => {
  const { body } = await portal.call<{ massActions: MassAction[] }>('GET', '/office/mass-actions');
  return body.massActions.find((action) => action.massActionId === massActionId);
};
const done = (action: Pick<MassAction, 'massActionId'>) =>
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

test('D57 D53 Q27 Q70 what concerns more than twenty people waits for somebody else, who sees who asked, what and why', async () => {
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
  const held = await ask(CANCEL, everybody, massActionId);
  await world.institution.sweep();
  expect(await eventsOf('order.cancelled')).toEqual([]);
  expect(await seenBy(second, { massActionId })).toBeUndefined();

  const seen = await heldFor(second, held);
  expect(seen).toMatchObject({
    kind: 'mass-action',
    detail: 'cancel-codes',
    rules: ['many-cards'],
    askedBy: 'Dziekanat',
    count: SIZE + 1,
  });
  expect(seen).not.toHaveProperty('bar');
  expect(seen.hasPeople).toBe(true);
  // Each of them with their card before and after, a page at a time.
  type Page = { people: ConcernedPerson[]; next?: number };
  const pageFrom = async (after: number) =>
    (await second.call<Page>('GET', `/office/held/${seen.deedId}/people?after=${after}&limit=${SIZE}`)).body;
  const [first, rest] = [await pageFrom(0), await pageFrom(SIZE)];
  expect([first.people.length, first.next, rest.people.length, rest.next]).toEqual([SIZE, SIZE, 1, undefined]);
  const all = [...first.people, ...rest.people];
  expect(all.filter(({ before, after }) => before === 'ready' && after === 'cancelled')).toHaveLength(SIZE);
  expect(all.filter(({ after }) => after === undefined)).toHaveLength(1);
  expect(await decide(office, held, { decision: 'approve' })).toMatchObject({ status: 403, body: { code: 'BARRED' } });
  expect(await eventsOf('office.own-request-refused')).toHaveLength(1);
  expect((await decide(second, held, { decision: 'approve' })).status).toBe(204);
  expect((await decide(second, held, { decision: 'approve' })).status).toBe(409);

  const result = await done({ massActionId });
  expect(result).toMatchObject({ changed: SIZE - 1, waiting: 0, decidedBy: expect.stringContaining('Wymyślony') });
  expect(result.failures).toMatchObject([{ personId: second.session.personId, reason: 'own-card' }]);
  const cancelled = await eventsOf('order.cancelled');
  expect(cancelled).toHaveLength(SIZE - 1);
  expect(new Set(cancelled.map(({ massAction }) => massAction))).toEqual(new Set([massActionId]));
  expect((await second.myCard()).order?.state).toBe('ready');
  const { personId } = members[0] ?? {};
  // Q70: nobody else's is answered with it.
  expect(await place(CANCEL, [personId ?? ''], massActionId)).toMatchObject({
    status: 409,
    body: { code: 'ID_REUSED' },
  });
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
  const first = await ask(act, two);
  expect((await decide(second, first, { decision: 'refuse', note: 'To nie ci ludzie.' })).status).toBe(204);
  const taken = await ask(act, two);
  expect((await decide(office, taken, { decision: 'refuse', note: 'Pomyłka.' })).status).toBe(204);
  expect(await eventsOf('deed.taken-back')).toHaveLength(1);
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
  const massActionId = randomUUID();
  const back = await ask({ kind: 'resume' }, only, massActionId);
  await decide(second, back, { decision: 'approve' });
  expect(await done({ massActionId })).toMatchObject({ changed: 1 });
  expect((await holder.portal.myCard()).order).not.toHaveProperty('suspension');
});

test('who has left by the newest list still has a card until the office takes it back, with the reason', async () => {
  const files = rosterFiles(world, office);
  world.clock.advance({ seconds: 1 });
  const year = world.schoolYear;
  const [, other = []] = KNOWN_ROWS(year);
  const { importId } = await files.read(csvOf([HEADERS, other, ...classRows(SIZE, CLASS, year)]), 'everybody');
  const approving = rosterFiles(world, await world.signIn(OTHER_OFFICE));
  expect(await confirmByTwo(files, approving, importId)).toMatchObject({ status: 200 });
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
