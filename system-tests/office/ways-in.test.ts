import { randomUUID } from 'node:crypto';
import type { AccountView } from '@mleg/institution-contract/account';
import type { Held } from '@mleg/institution-contract/held';
import type { Message } from '@mleg/institution-contract/message';
import type { HeldDeed, HeldDeedDetail } from '@mleg/institution-contract/two-people';
import type { Answer } from '@mleg/testing/clients/answer';
import { changePerson } from '@mleg/testing/clients/change-person';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { createSchool, FATHER, HEAD, idsByName, MOTHER, PUPIL, SECRETARY } from '@mleg/testing/world/school';
import { expect, test } from 'vitest';

const approve = (portal: Portal, deedId: string) => approveHeld(portal, { deedId });
const messagesOf = async (portal: Portal) =>
  (await portal.call<{ messages: Message[] }>('GET', '/messages')).body.messages.map(({ kind }) => kind);

test('Q35 Q46: codes on paper are counted, in the history of whom they concern, and told to the family', async () => {
  await using world = await createSchool({ policies: { twoPeople: { waysADay: 1 } } });
  const [clerk, head, pupil, mother] = await Promise.all(
    [SECRETARY, HEAD, PUPIL, MOTHER].map((login) => world.signIn(login)),
  );
  if (!clerk || !head || !pupil || !mother) throw new Error('Nobody signs in.');
  const { Jagna = '' } = await idsByName(world);
  await clerk.confirm();
  const hand = (accountId: string) =>
    clerk.call<{ code: string; data: Held }>('POST', `/office/accounts/${accountId}/password-reset`, {});
  const first = await hand(pupil.session.accountId);
  expect(first.status).toBe(201);
  expect(await messagesOf(pupil)).toContain('code-handed');
  expect(await messagesOf(mother)).toContain('code-handed');
  // The same account counts once; the next one waits, and tells whoever asks nothing of it.
  expect((await hand(pupil.session.accountId)).status).toBe(201);
  const held = await hand(mother.session.accountId);
  expect(held).toMatchObject({ status: 409, body: { code: 'HELD', data: { rules: ['many-ways'] } } });
  const { deedId } = held.body.data;
  const seen = await clerk.call<HeldDeedDetail>('GET', `/office/held/${deedId}`);
  expect(seen.body.kind).toBe('hand-code');
  expect(JSON.stringify(seen.body)).not.toContain('"login"');
  expect((await approve(clerk, deedId)).status).toBe(403);
  expect((await approve(head, deedId)).status).toBe(204);
  const second = await hand(mother.session.accountId);
  expect(second.status).toBe(201);
  // Q46: an approval is for one code.
  expect(await hand(mother.session.accountId)).toMatchObject({ status: 409, body: { code: 'HELD' } });

  const password = 'tajne-haslo-mamy-35';
  const used = await clerk.call('POST', '/password-resets/password', { secret: second.body.code, password });
  expect(used.status).toBe(204);
  const { history } = (
    await head.call<{ history: { event: string; actor: string }[] }>('GET', `/office/people/${Jagna}`)
  ).body;
  expect(history.filter(({ event }) => event === 'account.reset-handed')).toHaveLength(3);
  expect(history.filter(({ event }) => event === 'account.password-reset')).toHaveLength(1);
  const events = (await pupil.call<AccountView>('GET', '/account')).body.events;
  expect(events.find(({ event }) => event === 'account.reset-handed')).toMatchObject({ by: SECRETARY });
});

test('Q67 Q70: leave to see a PESEL is for the reason and once; an id of an order is for the same people', async () => {
  await using world = await createSchool({ policies: { twoPeople: { peselsADay: 1 } } });
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  const { Jagna = '', Iwo = '' } = await idsByName(world);
  const look = (personId: string, reason: string) =>
    clerk.call<{ data: Held }>('POST', `/office/people/${personId}/pesel`, { reason });
  expect((await look(Jagna, 'identity-check')).status).toBe(200);
  const held = await look(Iwo, 'identity-check');
  expect(held.body.data.rules).toEqual(['many-pesels']);
  expect((await approve(head, held.body.data.deedId)).status).toBe(204);
  // What is asked for another reason waits beside it, and takes nothing of it.
  expect((await look(Iwo, 'official-letter')).status).toBe(409);
  expect((await look(Iwo, 'identity-check')).status).toBe(200);
  expect((await look(Iwo, 'identity-check')).status).toBe(409);
  expect((await look(Iwo, 'official-letter')).status).toBe(409);

  const groupOrderId = randomUUID();
  const order = (...personIds: string[]) =>
    clerk.call<{ code: string }>('POST', '/office/group-orders', { groupOrderId, group: '6a', personIds });
  expect((await order(Jagna)).status).toBe(202);
  expect((await order(Jagna)).status).toBe(202);
  const reused = { status: 409, body: { code: 'ID_REUSED' } };
  expect(await order(Iwo)).toMatchObject(reused);
  expect(await order(Jagna, Iwo)).toMatchObject(reused);
});

test('Q36 Q50: a guardian whose right ends is told, and of many that would end in a day the next waits', async () => {
  await using world = await createSchool({ policies: { twoPeople: { changesADay: 1 } } });
  const [clerk, head, father] = [await world.signIn(SECRETARY), await world.signIn(HEAD), await world.signIn(FATHER)];
  const { institution } = world.databases;
  const rights = await institution
    .selectFrom('guardianships')
    .select(['account_id', 'person_id'])
    .where('ended_at', 'is', null)
    .orderBy('account_id')
    .execute();
  const open = async () =>
    (await institution.selectFrom('guardianships').select('person_id').where('ended_at', 'is', null).execute()).length;
  const end = (right: (typeof rights)[number] | undefined) =>
    clerk.call<{ data: Held }>('POST', `/office/people/${right?.person_id}/guardians/${right?.account_id}/end`, {});
  const [his, other] = [
    rights.find(({ account_id }) => account_id === father.session.accountId),
    rights.find(({ account_id }) => account_id !== father.session.accountId),
  ];
  expect((await end(his)).status).toBe(204);
  expect(await messagesOf(father)).toContain('guardian-ended');
  expect((await end(his)).status).toBe(409);
  const held = await end(other);
  expect(held.body.data.rules).toEqual(['many-changes']);
  // Of the same pupil the right of another guardian waits beside it; the same one takes the place of what was asked before.
  if (!other) throw new Error('Nobody is a guardian.');
  await institution
    .insertInto('guardianships')
    .values({ ...other, account_id: clerk.session.accountId, institution_id: 'sp2', since: world.clock.now() })
    .execute();
  const waiting = async () => (await head.call<{ deeds: unknown[] }>('GET', '/office/held')).body.deeds.length;
  const third = { ...other, account_id: clerk.session.accountId };
  await end(third);
  expect(await waiting()).toBe(2);
  await end(third);
  expect(await waiting()).toBe(2);
  await institution.deleteFrom('guardianships').where('account_id', '=', third.account_id).execute();
  expect(await open()).toBe(rights.length - 1);
  expect((await approve(head, held.body.data.deedId)).status).toBe(204);
  expect(await open()).toBe(rights.length - 2);
});

const rulesOf = async (answer: Promise<Answer>) => ((await answer) as Answer<{ data: Held }>).body.data.rules;

test('Q47: a plastic card is made valid longer, by hand or by file, by two, and its owner is told', async () => {
  await using world = await createSchool();
  const [clerk, head, mother] = [await world.signIn(SECRETARY), await world.signIn(HEAD), await world.signIn(MOTHER)];
  const { Iwo = '', Jagna = '' } = await idsByName(world);
  const { body: fields } = await clerk.call<Record<string, string>>('GET', `/office/people/${Jagna}/fields`);
  const put = (more: object) => changePerson(clerk, Jagna, more);
  const longest = `${world.schoolYear + 1}-10-01`;
  expect(await rulesOf(put({ cardValidUntil: longest }))).toEqual(['prolonged']);
  // Nor by taking the card away first.
  expect((await put({ cardNumber: '', cardIssuedOn: '', cardValidUntil: '' })).status).toBe(204);
  const { cardNumber, cardIssuedOn, cardValidUntil } = fields;
  expect(await rulesOf(put({ cardNumber, cardIssuedOn, cardValidUntil }))).toEqual(['prolonged']);
  const iwo = (await clerk.call<Record<string, string>>('GET', `/office/people/${Iwo}/fields`)).body;
  const names = ['albumNumber', 'familyName', 'givenName', 'cardNumber', 'cardIssuedOn'] as const;
  const row = [...names.map((name) => iwo[name] ?? ''), longest];
  const headers = ['Nr albumu', 'Nazwisko', 'Imię', 'Nr legitymacji', 'Wydana', 'Ważna do'];
  const files = rosterFiles(world, clerk);
  const { importId } = await files.read(csvOf([headers, row]), 'only-listed');
  expect(await rulesOf(files.act(importId, 'confirmation'))).toEqual(['prolonged']);

  const [deed] = (await head.call<{ deeds: HeldDeed[] }>('GET', '/office/held')).body.deeds.filter(
    ({ kind, person }) => kind === 'change-person' && person?.personId === Jagna,
  );
  expect((await approve(head, deed?.deedId ?? '')).status).toBe(204);
  expect(await messagesOf(mother)).toContain('card-prolonged');
});
