import { until, when } from '@mleg/testing/until';
import { createSchool, idsByName, inboxOf, kindsOf, MOTHER, STRANGER } from '@mleg/testing/world/school';
import { expect, test } from 'vitest';
import { openMailServer } from './mail-server.ts';

test('codes are announced by e-mail without a code or a name in it, and a failed mail is sent again', async () => {
  await using mailServer = await openMailServer();
  await using world = await createSchool({
    policies: { issue: 'none', peselRequired: false },
    mail: { url: mailServer.url, from: 'szkola@example.org' },
  });
  const { Kuba = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  mailServer.failNext(1);
  await mother.call('POST', `/pupils/${Kuba}/orders`, { replace: false });
  await until('no message came', async () => when((await kindsOf(mother)).includes('codes-ready')) && true);
  await world.institution.sweep();
  expect(mailServer.mails).toEqual([]);
  world.clock.advance({ days: 0, seconds: 61 });
  await world.institution.sweep();
  await world.institution.sweep();
  expect(mailServer.mails).toHaveLength(1);
  const [mail] = mailServer.mails;
  expect(mail?.to).toEqual([`${MOTHER}@example.org`]);
  const codes = await mother.call<{ manualCode: string }>('POST', `/pupils/${Kuba}/codes`, {});
  const second = await mother.call<{ activationCode: string }>('POST', `/pupils/${Kuba}/activation-code`, {});
  const body = Buffer.from(mail?.text.split('\r\n\r\n').slice(1).join('') ?? '', 'base64').toString() + mail?.text;
  for (const secret of [codes.body.manualCode, second.body.activationCode, 'Kuba', 'Zmyślona', Kuba]) {
    expect(body).not.toContain(secret);
  }
  expect(await world.databases.institution.selectFrom('mails').selectAll().execute()).toEqual([]);
});

test('who has not used the codes is reminded a week and a day before they end, once each', async () => {
  await using world = await createSchool({ policies: { issue: 'none', peselRequired: false } });
  const { Kuba = '' } = await idsByName(world);
  const first = await world.signIn(MOTHER);
  await first.call('POST', `/pupils/${Kuba}/orders`, { replace: false });
  await until('no message came', async () => when((await kindsOf(first)).includes('codes-ready')) && true);
  const after = async (days: number) => {
    world.clock.advance({ days });
    await world.institution.sweep();
    await world.institution.sweep();
    return kindsOf(await world.signIn(MOTHER));
  };
  expect(await after(22)).toEqual(['codes-ready']);
  expect(await after(2)).toEqual(['codes-expire-in-7-days', 'codes-ready']);
  expect(await after(5.5)).toEqual(['codes-expire-in-1-day', 'codes-expire-in-7-days', 'codes-ready']);
});

test('a message is read by its own account only', async () => {
  await using world = await createSchool({ policies: { issue: 'none', peselRequired: false } });
  const { Kuba = '' } = await idsByName(world);
  const [mother, stranger] = await Promise.all([world.signIn(MOTHER), world.signIn(STRANGER)]);
  await mother.call('POST', `/pupils/${Kuba}/orders`, { replace: false });
  await until('no message came', async () => when((await inboxOf(mother)).unread === 1) && true);
  const [message] = (await inboxOf(mother)).messages;
  const reading = `/messages/${message?.messageId}/reading`;
  expect((await stranger.call('POST', reading, {})).status).toBe(404);
  expect((await mother.call('POST', reading, {})).status).toBe(204);
  expect((await inboxOf(mother)).unread).toBe(0);
});
