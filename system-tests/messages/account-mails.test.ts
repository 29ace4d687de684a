import type { Held } from '@mleg/institution-contract/held';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import { PASSWORD } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { createSchool, FATHER, HEAD, idsByName, MOTHER, PUPIL, SECRETARY } from '@mleg/testing/world/school';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailServer, openMailServer } from './mail-server.ts';

type School = Awaited<ReturnType<typeof createSchool>>;
let server: MailServer;
let school: School;
beforeAll(async () => {
  server = await openMailServer();
  school = await createSchool({ mail: { url: server.url, from: 'szkola@example.org' } });
});
afterAll(async () => {
  await school[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const post = (path: string, body: object) =>
  school.network.fetch(
    new Request(`${ORIGINS.institution}/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGINS.institution },
      body: JSON.stringify(body),
    }),
  );
const askForLink = (login: string) => post('/password-resets', { login });

/** What a mail program shows of the text. */
function textOf(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  const joined = text.replaceAll('=\r\n', '');
  return decodeURIComponent(joined.replaceAll('%', '%25').replaceAll(/=([0-9A-F]{2})/g, '%$1'));
}
const waiting = () => school.databases.institution.selectFrom('account_mails').select(['kind', 'tries']).execute();

test('S8 the link goes to the address of the account by SMTP, is tried again, and gives a new password once', async () => {
  server.failNext(1);
  expect((await askForLink(MOTHER)).status).toBe(204);
  await school.institution.sweep();
  expect(server.mails).toEqual([]);
  expect(await waiting()).toMatchObject([{ kind: 'password-link', tries: 1 }]);
  school.clock.advance({ minutes: 2 });
  await school.institution.sweep();
  expect(server.mails).toMatchObject([{ to: [`${MOTHER}@example.org`] }]);
  const text = textOf(server.mails.pop()?.text ?? '');
  const [, secret = ''] = /\/nowe-haslo#(\S+)/.exec(text) ?? [];
  expect(secret).not.toBe('');
  expect(await waiting()).toEqual([]);

  const password = 'siedem zielonych parasoli';
  expect((await post('/password-resets/password', { secret, password })).status).toBe(204);
  expect((await post('/password-resets/password', { secret, password })).status).toBe(404);
  expect((await post('/session', { login: MOTHER, password: PASSWORD })).status).toBe(401);
  await school.institution.sweep();
  expect(server.mails).toHaveLength(1);
  const news = server.mails.pop();
  expect(textOf(news?.text ?? '')).toContain(`${ORIGINS.institution}/konto`);
  expect(news?.text).not.toContain(secret);
});

test('S8 nobody without an account gets a mail, and one that fails six times is given up', async () => {
  expect((await askForLink('nobody')).status).toBe(204);
  await school.institution.sweep();
  expect(server.mails).toEqual([]);
  server.failNext(6);
  await askForLink(MOTHER);
  for (let tries = 0; tries < 7; tries += 1) {
    await school.institution.sweep();
    school.clock.advance({ days: 1 });
  }
  expect(await waiting()).toEqual([]);
  expect(server.mails).toEqual([]);
});

test('Q31 who has e-mail gets no code on paper; another address takes two people, and the former one is told', async () => {
  const { Jagna = '' } = await idsByName(school);
  const [clerk, head] = [await school.signIn(SECRETARY), await school.signIn(HEAD)];
  await clerk.confirm();
  const rows = await school.databases.institution.selectFrom('accounts').select(['account_id', 'subject']).execute();
  const pathOf = (login: string) =>
    `/office/accounts/${rows.find(({ subject }) => subject === login)?.account_id}` as const;
  const code = (login: string) => clerk.call<{ code: string }>('POST', `${pathOf(login)}/password-reset`, {});
  const change = (login: string, email: string) =>
    clerk.call<{ code: string; data: Held }>('PUT', `${pathOf(login)}/address`, { email });
  const approve = (portal: typeof head, held: Held) => approveHeld(portal, held);

  expect(await code(FATHER)).toMatchObject({ status: 409, body: { code: 'HAS_EMAIL' } });
  expect((await code(PUPIL)).status).toBe(201);
  expect(await change(HEAD, 'inny@example.org')).toMatchObject({ status: 403, body: { code: 'NOT_YOURS' } });
  const staffs = await change(FATHER, `${SECRETARY}@example.org`);
  expect(staffs.body.data.rules).toEqual(['way-in', 'second-identity']);

  const { data: held } = (await change(FATHER, 'nowy@example.org')).body;
  expect((await approve(clerk, held)).status).toBe(403);
  const { body } = await head.call<HeldDeedDetail>('GET', `/office/held/${held.deedId}`);
  expect(body).toMatchObject({
    account: { displayName: FATHER },
    changes: [{ field: 'email', before: `${FATHER.slice(0, 1)}•••@e•••.org`, after: 'nowy@example.org' }],
  });
  // Whoever asks for a way in learns no login.
  expect(body.account?.login).toBeUndefined();
  expect((await approve(head, held)).status).toBe(204);
  await school.institution.sweep();
  const addresses = server.mails.splice(0).flatMap(({ to }) => to);
  expect(addresses).toEqual(expect.arrayContaining([`${FATHER}@example.org`, 'nowy@example.org']));
  await askForLink(FATHER);
  await school.institution.sweep();
  expect(server.mails.splice(0)).toMatchObject([{ to: ['nowy@example.org'] }]);
  // The way in was the clerk's to give: what comes from there is for somebody else to accept (Q28).
  const father = await school.signIn(FATHER);
  const applied = await father.call<{ applicationId: string }>('POST', `/pupils/${Jagna}/applications`, {
    kind: 'issue',
  });
  const path = `/office/applications/${applied.body.applicationId}/decision`;
  const accepted = await clerk.call<{ data: Held }>('POST', path, { decision: 'accept' });
  expect(accepted.body.data.rules).toEqual(['brought-in']);

  const { data: without } = (await change(FATHER, '')).body;
  expect((await approve(head, without)).status).toBe(204);
  expect((await code(FATHER)).status).toBe(201);
});
