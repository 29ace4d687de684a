import { institutionLimits } from '@mleg/institution/limits';
import type { Held } from '@mleg/institution-contract/held';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { approveHeld } from '@mleg/testing/clients/decide-held';
import type { Portal } from '@mleg/testing/clients/portal';
import { theStudent } from '@mleg/testing/clients/the-student';
import { OFFICE, OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import {
  createSchool,
  HEAD,
  idsByName,
  inboxOf,
  kindsOf,
  MOTHER,
  plainPhoto,
  SECRETARY,
  sendPhoto,
} from '@mleg/testing/world/school';
import { createWorld } from '@mleg/testing/world/world';
import sharp from 'sharp';
import { expect, test } from 'vitest';

interface Waiting {
  photos: { submissionId: string; personId: string; path: string }[];
  groups: { group: string; count: number }[];
}

const waitingFor = async (secretary: Portal, query = '') =>
  (await secretary.call<Waiting>('GET', `/office/photos${query}`)).body;

test('a photo waits for the office, is rejected with a reason, sent anew and accepted', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [mother, secretary] = await Promise.all([world.signIn(MOTHER), world.signIn(SECRETARY)]);
  expect((await sendPhoto(world, mother, Kuba, await plainPhoto(708, 992))).status).toBe(201);
  const [first] = (await waitingFor(secretary, '?group=6a')).photos;
  const reject = { decision: 'reject', reason: 'background', note: 'Proszę o jasne tło.' };
  expect((await secretary.call('POST', `/office/photos/${first?.submissionId}/decision`, reject)).status).toBe(204);
  const [message] = (await inboxOf(mother)).messages;
  expect(message).toMatchObject({ kind: 'photo-rejected', detail: 'background', note: reject.note, read: false });
  expect((await sendPhoto(world, mother, Kuba, await plainPhoto())).status).toBe(201);
  const [second] = (await waitingFor(secretary)).photos;
  const accept = `/office/photos/${second?.submissionId}/decision`;
  expect((await secretary.call('POST', accept, { decision: 'accept' })).status).toBe(204);
  expect((await secretary.call('POST', accept, { decision: 'accept' })).status).toBe(409);
  expect(await kindsOf(mother)).toEqual(['photo-accepted', 'photo-rejected']);
  expect(await waitingFor(secretary)).toEqual({ photos: [], groups: [] });
});

test('Q85: photos rejected by one person count over the day, and past the limit another one sees the photo and the reason', async () => {
  await using world = await createSchool({ policies: { twoPeople: { changesADay: 1 } } });
  const ids = await idsByName(world);
  const [mother, secretary, head] = [
    await world.signIn(MOTHER),
    await world.signIn(SECRETARY),
    await world.signIn(HEAD),
  ];
  for (const name of ['Jagna', 'Kuba']) await sendPhoto(world, mother, ids[name] ?? '', await plainPhoto());
  const reject = async (note: string) => {
    const [photo] = (await waitingFor(secretary)).photos;
    const decision = { decision: 'reject', reason: 'light', note };
    return secretary.call<{ data: Held }>('POST', `/office/photos/${photo?.submissionId}/decision`, decision);
  };
  expect((await reject('Za ciemno.')).status).toBe(204);
  const { status, body } = await reject('Też za ciemno.');
  expect({ status, rules: body.data.rules }).toEqual({ status: 409, rules: ['many-changes'] });
  // It waits for a second person, and no longer for the first.
  expect((await waitingFor(secretary)).photos).toEqual([]);
  expect(await kindsOf(mother)).toEqual(['photo-rejected']);
  const seen = (await head.call<HeldDeedDetail>('GET', `/office/held/${body.data.deedId}`)).body;
  expect(seen).toMatchObject({
    kind: 'reject-photo',
    changes: [
      { field: 'rejection', after: 'light' },
      { field: 'note', after: 'Też za ciemno.' },
    ],
    pictures: { after: expect.any(String) },
  });
  expect((await approveHeld(head, body.data)).status).toBe(204);
  expect(await kindsOf(mother)).toEqual(['photo-rejected', 'photo-rejected']);
});

test('D55: a changed photo goes to review, and what is on cards stays until it is accepted', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [mother, secretary] = await Promise.all([world.signIn(MOTHER), world.signIn(SECRETARY)]);
  const onCards = async () => {
    const row = await world.databases.institution
      .selectFrom('photos')
      .select('sha256')
      .where('person_id', '=', Kuba)
      .executeTakeFirstOrThrow();
    return row.sha256.toString('hex');
  };
  const before = await onCards();
  const other = await sharp({ create: { width: 354, height: 496, channels: 3, background: '#2040a0' } })
    .jpeg()
    .toBuffer();
  await sendPhoto(world, mother, Kuba, other);
  expect(await onCards()).toBe(before);
  const [waiting] = (await waitingFor(secretary)).photos;
  await secretary.call('POST', `/office/photos/${waiting?.submissionId}/decision`, { decision: 'accept' });
  expect(await onCards()).not.toBe(before);
});

test('F67 F68: only a whole JPEG of harmless size and the right shape and colours is taken', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  const photo = await plainPhoto();
  const flood = Buffer.from(photo);
  // The height and width in the frame header (ISO 10918-1 §B.2.2): 30,000 pixels each way, and nothing behind them.
  const frame = flood.indexOf(Buffer.from([0xff, 0xc0]));
  flood.writeUInt16BE(30_000, frame + 5);
  flood.writeUInt16BE(30_000, frame + 7);
  const cmyk = await sharp(photo).toColourspace('cmyk').jpeg().toBuffer();
  const cases: [string, Buffer, number, string][] = [
    ['30,000² pixels', flood, 413, 'too-many-pixels'],
    ['more than 5 MB', Buffer.alloc(6 * 1024 * 1024), 413, 'too-large'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'not-jpeg'],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic'), 415, 'not-jpeg'],
    ['a PNG', await sharp(photo).png().toBuffer(), 415, 'not-jpeg'],
    ['two files in one', Buffer.concat([photo, Buffer.from('PK\x03\x04')]), 422, 'damaged'],
    ['half a file', photo.subarray(0, photo.length / 2), 422, 'damaged'],
    ['half a file with an end', Buffer.concat([photo.subarray(0, 700), Buffer.from([0xff, 0xd9])]), 422, 'damaged'],
    ['inks', cmyk, 422, 'wrong-colours'],
    ['too few pixels', await plainPhoto(177, 248), 422, 'too-small'],
    ['a landscape', await plainPhoto(900, 600), 422, 'wrong-shape'],
  ];
  for (const [name, picture, status, refused] of cases) {
    const answer = await sendPhoto(world, mother, Kuba, picture);
    expect([answer.status, await answer.json()], name).toEqual([status, { refused }]);
  }
  const kept = await world.databases.institution.selectFrom('photo_submissions').selectAll().execute();
  expect(kept).toEqual([]);
});

test('E3: so many photos of one person within an hour, and the next is refused unread', async () => {
  await using world = await createSchool();
  const { Kuba = '', Jagna = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  const photo = await plainPhoto();
  for (let sent = 0; sent < institutionLimits.photos.most; sent += 1) {
    expect((await sendPhoto(world, mother, Kuba, photo)).status).toBe(201);
  }
  const next = await sendPhoto(world, mother, Kuba, Buffer.from('nobody looks at it'));
  expect([next.status, next.headers.get('retry-after')]).toEqual([429, '3600']);
  expect((await sendPhoto(world, mother, Jagna, photo)).status).toBe(201);
  world.clock.advance({ hours: 1, seconds: 1 });
  expect((await sendPhoto(world, await world.signIn(MOTHER), Kuba, photo)).status).toBe(201);
});

test('F69: nothing that a camera wrote into the picture is kept', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const mother = await world.signIn(MOTHER);
  const tagged = await sharp(await plainPhoto())
    .withExif({ IFD0: { Copyright: 'taken at home' }, IFD3: { GPSLatitude: '54/1 22/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect(tagged.includes('taken at home')).toBe(true);
  expect((await sendPhoto(world, mother, Kuba, tagged)).status).toBe(201);
  const row = await world.databases.institution
    .selectFrom('photo_submissions')
    .select('jpeg')
    .executeTakeFirstOrThrow();
  expect(row.jpeg?.includes('taken at home')).toBe(false);
  expect((await sharp(row.jpeg ?? '').metadata()).exif).toBeUndefined();
});

test('G76: nobody sends or sees a photo of the child of others', async () => {
  await using world = await createSchool();
  const { Kuba = '' } = await idsByName(world);
  const [mother, father] = await Promise.all([world.signIn(MOTHER), world.signIn('tata')]);
  expect((await sendPhoto(world, father, Kuba, await plainPhoto())).status).toBe(404);
  const sent = await sendPhoto(world, mother, Kuba, await plainPhoto());
  const { submission } = (await sent.json()) as { submission: { path: string } };
  const see = async (portal: Portal, path: string) =>
    (await world.network.fetch(new Request(`https://uczelnia.example${path}`, { headers: portal.headers }))).status;
  for (const path of [submission.path, `/photos/${Kuba}`]) {
    expect(await see(mother, path)).toBe(200);
    expect(await see(father, path)).toBe(404);
  }
});

test('a photo is for its person and the office, and for nobody else', async () => {
  await using world = await createWorld();
  const { personId } = await theStudent(await world.signIn(OFFICE));
  const photoFor = async (login?: string) => {
    const { Cookie = '' } = login ? (await world.signIn(login)).headers : {};
    const request = new Request(`${ORIGINS.institution}/photos/${personId}`, { headers: { Cookie } });
    return (await world.network.fetch(request)).status;
  };
  expect([await photoFor(STUDENT), await photoFor(OFFICE), await photoFor(OTHER_STUDENT), await photoFor()]).toEqual([
    200, 200, 404, 404,
  ]);
});
