import type { AccountView } from '@mleg/institution-contract/account';
import type { Held } from '@mleg/institution-contract/held';
import type { Message } from '@mleg/institution-contract/message';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import type { Portal } from '@mleg/testing/clients/portal';
import { createSchool, FATHER, HEAD, idsByName, MOTHER, PUPIL, SECRETARY } from '@mleg/testing/world/school';
import { expect, test } from 'vitest';

const approve = (portal: Portal, deedId: string) =>
  portal.call('POST', `/office/held/${deedId}/decision`, { decision: 'approve' });
const messagesOf = async (portal: Portal) =>
  (await portal.call<{ messages: Message[] }>('GET', '/messages')).body.messages.map(({ kind }) => kind);

test('Q35: codes on paper are counted, in the history of whom they concern, and told to the family', async () => {
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

test('Q36: a guardian whose right ends is told, and of many that would end in a day the next waits', async () => {
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
  expect(await open()).toBe(rights.length - 1);
  expect((await approve(head, held.body.data.deedId)).status).toBe(204);
  expect(await open()).toBe(rights.length - 2);
});
