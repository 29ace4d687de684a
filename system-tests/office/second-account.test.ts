import { randomUUID } from 'node:crypto';
import { institutionLimits } from '@mleg/institution/limits';
import type { Held } from '@mleg/institution-contract/held';
import type { Alert } from '@mleg/institution-contract/privacy';
import type { Invitation } from '@mleg/institution-contract/staff';
import type { HeldDeed, HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import { openPortal, type Portal } from '@mleg/testing/clients/portal';
import { academicYear } from '@mleg/testing/people/academic-year';
import { PASSWORD } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { createSchool, FATHER, HEAD, idsByName, MOTHER, SECRETARY, STRANGER } from '@mleg/testing/world/school';
import type { World } from '@mleg/testing/world/world';
import { expect, test } from 'vitest';

const approve = (portal: Portal, held: Pick<Held, 'deedId'>) => approveHeld(portal, held);
const waitingFor = async (portal: Portal, login: string) => {
  const { body } = await portal.call<{ deeds: HeldDeed[] }>('GET', '/office/held');
  return body.deeds.find(({ account }) => account?.login === login);
};
const entry = (albumNumber: string) => ({
  albumNumber,
  familyName: 'Nowa',
  givenName: 'Nela',
  birthdate: `${academicYear(new Date()) - 11}-02-03`,
  group: '6a',
});

test('Q34: an account that a clerk has opened never works here; of any other nothing is left that was a way in', async () => {
  await using world = await createSchool();
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  const { institution } = world.databases;
  const accountOf = async (login: string) =>
    (
      await institution
        .selectFrom('accounts')
        .select('account_id')
        .where('subject', '=', login)
        .executeTakeFirstOrThrow()
    ).account_id;
  const inviteColleague = async () => {
    await head.confirm();
    const invited = { displayName: 'Nowa', office: true, head: false, teaches: [] };
    return (await head.call<Invitation>('POST', '/staff/invitations', invited)).body.code;
  };
  const leavePasskey = (account_id: string) =>
    institution
      .insertInto('passkeys')
      .values({
        institution_id: world.institution.deps.settings.institutionId,
        passkey_id: randomUUID(),
        account_id,
        credential_id: randomUUID(),
        public_key: Buffer.of(1),
        counter: 0,
        transports: '',
        name: 'cudzy',
        created_at: world.clock.now(),
        used_at: null,
      })
      .execute();
  const passkeysOf = (account_id: string) =>
    institution.selectFrom('passkeys').select('passkey_id').where('account_id', '=', account_id).execute();

  // With a code on paper somebody else may know the password, and may have left a passkey.
  const opened = await accountOf(STRANGER);
  await leavePasskey(opened);
  await clerk.confirm();
  const hand = () => clerk.call<{ code: string }>('POST', `/office/accounts/${opened}/password-reset`, {});
  const password = 'tajne-haslo-obcego-34';
  await clerk.call('POST', '/password-resets/password', { secret: (await hand()).body.code, password });
  expect(await passkeysOf(opened)).toEqual([]);
  const theirs = await openPortal(world.network.fetch, ORIGINS.institution, STRANGER, password);
  const refused = await theirs.call<{ code: string }>('POST', '/invitations/acceptance', {
    code: await inviteColleague(),
  });
  expect(refused).toMatchObject({ status: 409, body: { code: 'OPENED_BY_OTHERS' } });
  await head.confirm();
  const right = { office: true, head: false, teaches: [] };
  expect(await head.call('PUT', `/staff/${opened}`, right)).toMatchObject({
    status: 409,
    body: { code: 'OPENED_BY_OTHERS' },
  });

  // A code that is handed out while somebody waits comes too late.
  const father = await world.signIn(FATHER);
  const waits = await accountOf(FATHER);
  await father.call('POST', '/invitations/acceptance', { code: await inviteColleague() });
  const first = (await waitingFor(clerk, FATHER)) as HeldDeed;
  const door = {
    institution_id: world.institution.deps.settings.institutionId,
    account_id: waits,
    opened_by: clerk.session.accountId,
  };
  await institution
    .insertInto('account_doors')
    .values({ ...door, way: 'paper-code', opened_at: world.clock.now() })
    .execute();
  expect(await approve(clerk, first)).toMatchObject({ status: 409 });
  await institution
    .deleteFrom('account_doors')
    .where('account_id', '=', waits)
    .where('way', '=', 'paper-code')
    .execute();
  await leavePasskey(waits);
  expect((await approve(clerk, first)).status).toBe(204);
  expect(await passkeysOf(waits)).toEqual([]);
  expect((await father.call('GET', '/account')).status).toBe(401);
  const colleague = await world.signIn(FATHER);
  expect(colleague.session.roles).toContain('office');

  // Of the time before: whoever has opened the account of a colleague is not approved by it, nor approves what it asks.
  await institution
    .insertInto('account_doors')
    .values({ ...door, way: 'address', opened_at: world.clock.now() })
    .execute();
  for (const [asker, second] of [
    [clerk, colleague],
    [colleague, clerk],
  ] as const) {
    const asked = await asker.call<{ data: Held }>('POST', '/office/people', entry(asker === clerk ? '3401' : '3402'));
    expect(asked.status).toBe(409);
    const held = asked.body.data;
    expect(await approve(second, held)).toMatchObject({ status: 403, body: { data: { bar: 'opened-account' } } });
    expect((await approve(head, held)).status).toBe(204);
  }
  await head.confirm();
  expect((await head.call('PUT', `/staff/${waits}`, { office: false, head: false, teaches: [] })).status).toBe(204);
});

test('Q68 Q69 Q86 Q94: a login that only looks like another one is refused, and whoever comes by the name or mailbox of the staff is told of', async () => {
  await using world = await createSchool();
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  const { Jagna = '' } = await idsByName(world);
  const { institution } = world.databases;
  await institution.updateTable('accounts').set({ email: 'j.kadr@gmail.com' }).where('subject', '=', HEAD).execute();
  await institution
    .updateTable('accounts')
    .set({ email: 'Biuro@szkola.test' })
    .where('subject', '=', SECRETARY)
    .execute();
  const { display_name: displayName } = await institution
    .selectFrom('accounts')
    .select('display_name')
    .where('subject', '=', HEAD)
    .executeTakeFirstOrThrow();
  const path = `/office/people/${Jagna}/guardian-invitations`;
  const invite = async (called: string) =>
    (await clerk.call<Invitation>('POST', path, { displayName: called })).body.code;
  // What is refused uses no invitation up.
  const spare = await invite('Ciotka');
  const tried = (login: string) => comeWith(spare, login);
  const come = async (login: string, { called = 'Ciotka', ...more }: { called?: string; email?: string } = {}) =>
    comeWith(await invite(called), login, more);
  const comeWith = async (code: string, login: string, more = {}) => {
    const account = { code, login, password: PASSWORD, ...more };
    // From a browser of their own.
    const request = new Request(`${ORIGINS.institution}/api/invitations/account`, {
      method: 'POST',
      headers: { Origin: ORIGINS.institution, 'Content-Type': 'application/json' },
      body: JSON.stringify(account),
    });
    return (await world.network.fetch(request)).status;
  };
  for (const unseen of ['\u200b', '\u3164', '\u2800', '\ufe0f', '\u00ad']) {
    expect(await tried(`${HEAD}${unseen}`)).toBe(400);
    expect(await tried(`he${unseen}la`)).toBe(400);
  }
  // Cyrillic, Greek and wide letters that look like those of somebody's login.
  for (const twin of ['sekretаriat', 'sekretariαt', 'ｓekretariat', 'ѕekretariat']) expect(await tried(twin)).toBe(400);
  // In its own letters, and hardly another one: of the staff, and of a guardian.
  for (const twin of [`${SECRETARY}.`, 'sekretar1at', 'sekre  tariat', 'SEKRETARIAT-', 't.ata', `${STRANGER}_`]) {
    expect(await tried(twin)).toBe(409);
  }
  const told = async () =>
    (await head.call<{ alerts: Alert[] }>('GET', '/office/alerts')).body.alerts.filter(
      ({ kind }) => kind === 'second-identity',
    ).length;
  expect(await come('ciotka 1', { email: 'biuro.szkoly+dom@szkola.test' })).toBe(201);
  expect(await told()).toBe(0);
  expect(await come('ciotka 2', { email: 'biuro+dom@szkola.test' })).toBe(201);
  expect(await told()).toBe(1);
  expect(await come('ciotka 3', { email: 'jkadr+x@googlemail.com' })).toBe(201);
  expect(await told()).toBe(2);
  expect(await come('ciotka 4', { called: displayName.toUpperCase().split(' ').toReversed().join('  ') })).toBe(201);
  expect(await told()).toBe(3);
  // Another word beside the name, and letters that stand for others.
  expect(await come('ciotka 5', { called: `Ciotka ${displayName}` })).toBe(201);
  expect(await told()).toBe(4);
  expect(await come('ciotka 6', { called: displayName.replace('o', '0') })).toBe(201);
  expect(await told()).toBe(5);
  const named = (called: string) => clerk.call('POST', path, { displayName: called });
  for (const twin of [displayName.replace('o', 'о'), `${displayName} (ciotka)`, `${displayName}\u3164`]) {
    expect((await named(twin)).status).toBe(400);
  }
  const rules = async (login: string) => (await waitingFor(head, login))?.rules;
  expect(await rules('ciotka 1')).toEqual(['new-guardian']);
  expect(await rules('ciotka 4')).toEqual(expect.arrayContaining(['second-identity']));
});

test('Q92: whoever approves a guardian or a colleague sees who sent the invitation, who the guardians are, and whom they resemble', async () => {
  await using world = await createSchool();
  const { Jagna = '' } = await idsByName(world);
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  await head.confirm();
  const { institution } = world.databases;
  await institution
    .updateTable('accounts')
    .set({ display_name: 'Matylda Zmyślona' })
    .where('subject', '=', MOTHER)
    .execute();
  const father = await institution
    .selectFrom('accounts')
    .select('account_id')
    .where('subject', '=', FATHER)
    .executeTakeFirstOrThrow();
  const end = `/office/people/${Jagna}/guardians/${father.account_id}/end`;
  expect((await head.call('POST', end, {})).status).toBe(204);
  const comes = async (portal: Portal, path: string, invited: object, account: object) => {
    const { code } = (await portal.call<Invitation>('POST', path, invited)).body;
    const opened = await openAccount(world, { code, password: PASSWORD, ...account });
    expect(opened).toBe(201);
  };
  const detailOf = async (login: string) => {
    const waiting = await waitingFor(head, login);
    return (await head.call<HeldDeedDetail>('GET', `/office/held/${waiting?.deedId}`)).body.comer;
  };
  const invitations = `/office/people/${Jagna}/guardian-invitations`;
  const email = `${FATHER}+nowy@example.org`;
  await comes(clerk, invitations, { displayName: 'ZMYSLONA Matylda' }, { login: 'falszywa', email });
  const since = expect.any(String);
  expect(await detailOf('falszywa')).toEqual({
    invitedBy: SECRETARY,
    guardians: [
      { displayName: 'Matylda Zmyślona', since, alike: ['name'] },
      { displayName: FATHER, since, endedAt: since, alike: ['email'] },
    ],
    staff: [],
  });
  const colleague = { displayName: SECRETARY.toUpperCase(), office: true, head: false, teaches: [] };
  await comes(head, '/staff/invitations', colleague, { login: 'kolega' });
  expect(await detailOf('kolega')).toEqual({ invitedBy: HEAD, staff: [{ displayName: SECRETARY, alike: ['name'] }] });
});

/** As somebody does who has none. @returns the answer's status */
async function openAccount(world: World, account: object): Promise<number> {
  const headers = { 'Content-Type': 'application/json', Origin: ORIGINS.institution };
  const request = { method: 'POST', headers, body: JSON.stringify(account) };
  return (await world.network.fetch(new Request(`${ORIGINS.institution}/api/invitations/account`, request))).status;
}

const invite = (portal: Portal, id: string) =>
  portal.call('POST', `/office/people/${id}/guardian-invitations`, { displayName: 'Ciotka' });

test('Q98: for one pupil there are no more invitations of guardians than a family needs, whoever sends them', async () => {
  await using world = await createSchool();
  const { Jagna = '', Kuba = '' } = await idsByName(world);
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  const { most } = institutionLimits['guardian-invitations'];
  const answers = await Promise.all(Array.from({ length: most + 5 }, () => invite(clerk, Jagna)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(most);
  expect((await invite(head, Jagna)).status).toBe(429);
  expect((await invite(clerk, Kuba)).status).toBe(201);
});

test('Q84: asking for another address tells nobody the one there is, nor whether it was guessed, and is limited', async () => {
  await using world = await createSchool();
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  await clerk.confirm();
  const { account_id: father } = await world.databases.institution
    .selectFrom('accounts')
    .select('account_id')
    .where('subject', '=', FATHER)
    .executeTakeFirstOrThrow();
  const ask = (email: string) => clerk.call<{ data: Held }>('PUT', `/office/accounts/${father}/address`, { email });
  for (const email of ['nowy@example.org', `${FATHER}@example.org`]) {
    const { data } = (await ask(email)).body;
    for (const portal of [clerk, head]) {
      const { body } = await portal.call<HeldDeedDetail>('GET', `/office/held/${data.deedId}`);
      expect(body.changes).toEqual([{ field: 'email', before: 't•••@e•••.org', after: email }]);
    }
  }
  let asked = 2;
  for (; (await ask(`nowy${asked}@example.org`)).status === 409; asked += 1);
  expect(asked).toBe(institutionLimits['addresses-asked'].most);
  expect((await ask('nowy@example.org')).status).toBe(429);
});
