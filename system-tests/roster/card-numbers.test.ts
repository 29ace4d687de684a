import { changePerson } from '@mleg/testing/clients/change-person';
import { approveHeld, heldOf } from '@mleg/testing/clients/decide-held';
import { csvOf, rosterFiles } from '@mleg/testing/clients/roster-files';
import { createSchool, HEAD, idsByName, SECRETARY } from '@mleg/testing/world/school';
import { expect, test } from 'vitest';

test('Q97: the number of somebody else’s plastic card is taken neither by hand nor by file', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [clerk, head] = [await world.signIn(SECRETARY), await world.signIn(HEAD)];
  const dates = { cardIssuedOn: `${world.schoolYear - 1}-09-01`, cardValidUntil: `${world.schoolYear + 1}-09-30` };
  const taken = { field: 'cardNumber', reason: 'of-other-person' };
  const invalid = { status: 422, body: { data: { problems: [taken] } } };
  expect(await changePerson(clerk, Kuba, { cardNumber: 'U/1001' })).toMatchObject(invalid);
  const entry = { familyName: 'Nowa', givenName: 'Nela', birthdate: `${world.schoolYear - 11}-02-03`, group: '6a' };
  const added = { ...entry, albumNumber: '9001', ...dates };
  expect(await clerk.call('POST', '/office/people', { ...added, cardNumber: 'U/1001' })).toMatchObject(invalid);
  // One's own stays, and a free one is taken.
  expect((await changePerson(clerk, Kuba, { group: '6b' })).status).toBe(204);
  const nela = await heldOf(clerk.call('POST', '/office/people', { ...added, cardNumber: 'U/9001' }));

  const row = (album: string, name: string, card: string) => [
    album,
    'Zmyślona',
    name,
    '',
    '',
    card,
    dates.cardIssuedOn,
    dates.cardValidUntil,
  ];
  const headers = ['Nr albumu', 'Nazwisko', 'Imię', 'Data urodzenia', 'Klasa', 'Nr legitymacji', 'Wydana', 'Ważna do'];
  const files = rosterFiles(world, clerk);
  const rows = [
    row('1001', 'Jagna', 'U/1001'),
    row('1002', 'Kuba', 'U/1003'),
    row('9002', 'Ela', 'U/77'),
    row('9003', 'Ola', 'U/77'),
  ];
  const { importId } = await files.read(csvOf([headers, ...rows]), 'only-listed');
  const wrong = (await files.rows(importId, 'error')).map(({ line, problems }) => [line, problems]);
  expect(wrong).toEqual([
    [3, [taken]],
    [5, [{ field: 'cardNumber', reason: 'twice-in-file' }]],
  ]);
  // What waits for a second person is looked at anew when they say yes.
  expect((await changePerson(clerk, Kuba, { cardNumber: 'U/9001' })).status).toBe(204);
  expect(await approveHeld(head, nela)).toMatchObject({ status: 409, body: { code: 'NOT_POSSIBLE' } });
});
