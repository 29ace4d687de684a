import { randomUUID } from 'node:crypto';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { checkInvariants } from '@mleg/institution/invariants/check-invariants';
import type { GroupOrder } from '@mleg/institution-contract/group-orders';
import type { RosterImport } from '@mleg/institution-contract/roster';
import { checkInvariants as checkIssuer } from '@mleg/issuer/invariants/check-invariants';
import { approveHeld, heldOf } from '@mleg/testing/clients/decide-held';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import { confirmByTwo, csvOf, HEADERS, rosterFiles } from '@mleg/testing/clients/roster-files';
import type { InstitutionStep } from '@mleg/testing/mortal/messages';
import { openMortalInstitution } from '@mleg/testing/mortal/mortal-institution';
import type { MortalProcess } from '@mleg/testing/mortal/mortal-process';
import { persistently } from '@mleg/testing/mortal/persistently';
import { RUNS } from '@mleg/testing/mortal/runs';
import type { HttpIssuer } from '@mleg/testing/parties/http-issuer';
import { academicYear } from '@mleg/testing/people/academic-year';
import { classRows } from '@mleg/testing/people/class-rows';
import { OFFICE, OTHER_OFFICE, PASSWORD } from '@mleg/testing/people/people';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** More than are placed, and asked for, at once. */
const SIZE = 120;

const cleanup = new AsyncDisposableStack();
let ministry: HttpIssuer;
let institution: MortalProcess;
let database: Kysely<InstitutionDatabase>;
let office: Portal;
let files: ReturnType<typeof rosterFiles>;
/** Of the second person, without whom nobody new comes in. */
let second: ReturnType<typeof rosterFiles>;
let classes = 0;

beforeAll(async () => {
  const opened = await openMortalInstitution(cleanup, 'kill_roster');
  ({ ministry, institution, database } = opened);
  const { origin } = opened;
  office = await openPortal(fetch, origin, OFFICE, PASSWORD);
  files = rosterFiles({ network: { fetch } }, office, origin);
  second = rosterFiles({ network: { fetch } }, await openPortal(fetch, origin, OTHER_OFFICE, PASSWORD), origin);
});
afterAll(() => cleanup.disposeAsync());

test.each(RUNS)('I3 I8 I10 kill -9 while a file is read, confirmed, undone (%i): all of it or nothing', async () => {
  const { file, name } = nextClass();
  const before = await countPeople();

  await dyingAt('rows-staged', () => files.upload(file, 'only-listed', name));
  const { importId, counts } = await importWhen(name, 'ready');
  expect(counts).toMatchObject({ new: SIZE, error: 0 });

  await heldOf(files.act(importId, 'confirmation'));
  await dyingAt('people-written', () => second.act(importId, 'confirmation'));
  expect(await countPeople()).toBe(before);
  expect(await importWhen(name, 'ready')).toMatchObject({ counts });
  expect(await second.act(importId, 'confirmation')).toMatchObject({ status: 200 });
  expect(await countPeople()).toBe(before + SIZE);

  const { body: asked } = await files.act(importId, 'undoing');
  const { data } = asked as unknown as { data: { deedId: string } };
  const approve = () => approveHeld(second.office, data);
  await dyingAt('people-restored', approve);
  expect(await countPeople()).toBe(before + SIZE);
  expect(await approve()).toMatchObject({ status: 204 });
  expect(await countPeople()).toBe(before);

  const told = database.selectFrom('audit_events').select('event').where('subject', '=', importId).orderBy('event_id');
  const events = (await told.execute()).map(({ event }) => event);
  expect(events.filter((event) => event.startsWith('import.'))).toEqual([
    'import.uploaded',
    'import.confirmed',
    'import.undone',
  ]);
  expect(await checkInvariants({ database })).toEqual([]);
});

const STEPS: readonly InstitutionStep[] = ['orders-placed', 'reports-written'];

test.each(STEPS.flatMap((step) => RUNS.map((run) => ({ step, run }))))(
  'I1 I3 I8 I9 I10 kill -9 at $step of codes for a class ($run): everybody gets them, once',
  async ({ step }) => {
    const { file, name, group } = nextClass();
    await files.upload(file, 'only-listed', name);
    await confirmByTwo(files, second, (await importWhen(name, 'ready')).importId);
    const personIds = await givePhotos(group);
    const groupOrderId = randomUUID();
    const place = () => office.call<GroupOrder>('POST', '/office/group-orders', { groupOrderId, group, personIds });

    await dyingAt(step, place);
    const order = await persistently(institution, async () => {
      const { body } = await office.call<GroupOrder>('GET', `/office/group-orders/${groupOrderId}`);
      return body.underWay === 0 ? body : undefined;
    });

    expect(order).toMatchObject({ total: SIZE, ready: SIZE, failures: [] });
    const orders = await database.selectFrom('card_orders').select('order_id').execute();
    expect(orders.length).toBe(SIZE * (await classesWithCodes()));
    expect(new Set(await requestsAtIssuer())).toEqual(new Set(orders.map(({ order_id: id }) => id)));
    expect(await checkInvariants({ database })).toEqual([]);
    expect(await checkIssuer(ministry.issuer.deps)).toEqual([]);
  },
);

/** People whom no other class has. */
function nextClass() {
  classes += 1;
  const group = `Klasa ${classes}`;
  const rows = classRows(SIZE, group, academicYear(new Date()), classes * SIZE);
  return { group, name: `klasa-${classes}.csv`, file: csvOf([HEADERS, ...rows]) };
}

/** Does something during which the process dies, and starts the process again. Whether it answered is not looked at. */
async function dyingAt(step: InstitutionStep, act: () => Promise<unknown>): Promise<void> {
  const deaths = institution.deaths();
  await institution.dieAt(step);
  await act().catch(() => undefined);
  await persistently(institution, async () => (institution.deaths() > deaths ? true : undefined));
}

const importWhen = (name: string, state: RosterImport['state']) =>
  persistently(institution, async () => {
    const { body } = await office.call<{ imports: RosterImport[] }>('GET', '/office/roster/imports');
    return body.imports.find((one) => one.fileName === name && one.state === state);
  });

async function countPeople(): Promise<number> {
  return (await database.selectFrom('people').select('person_id').execute()).length;
}

/** Everybody of the group gets the photo of somebody who has one. */
async function givePhotos(group: string): Promise<string[]> {
  const people = await database.selectFrom('people').select('person_id').where('studies', '=', group).execute();
  const photo = await database.selectFrom('photos').selectAll().limit(1).executeTakeFirstOrThrow();
  await database
    .insertInto('photos')
    .values(people.map(({ person_id }) => ({ ...photo, person_id })))
    .execute();
  return people.map(({ person_id }) => person_id);
}

async function classesWithCodes(): Promise<number> {
  return (await database.selectFrom('group_orders').select('group_order_id').execute()).length;
}

async function requestsAtIssuer(): Promise<string[]> {
  const offers = ministry.issuer.deps.database.selectFrom('offers').select('request_id');
  return (await offers.where('institution_id', '=', 'pwsm').execute()).map((offer) => offer.request_id);
}
