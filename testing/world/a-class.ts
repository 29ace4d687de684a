import { randomUUID } from 'node:crypto';
import { asOperator } from '@mleg/institution/permission/permission';
import { storePhoto } from '@mleg/institution/photos/photo';
import type { GroupMember, GroupOrder } from '@mleg/institution-contract/group-orders';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Portal } from '../clients/portal.ts';
import { confirmByTwo, csvOf, HEADERS, rosterFiles } from '../clients/roster-files.ts';
import { classRows } from '../people/class-rows.ts';
import { OFFICE, OTHER_OFFICE } from '../people/people.ts';
import { until, when } from '../until.ts';
import type { World } from './world.ts';

export const CLASS = 'Klasa 4b';

/** A class that came by file, everybody with a photo but the last. */
export async function withClass(world: World, size: number): Promise<{ office: Portal; members: GroupMember[] }> {
  const office = await world.signIn(OFFICE);
  const files = rosterFiles(world, office);
  const rows = classRows(size, CLASS, world.schoolYear);
  const { importId } = await files.read(csvOf([HEADERS, ...rows]), 'only-listed');
  const second = rosterFiles(world, await world.signIn(OTHER_OFFICE));
  expect(await confirmByTwo(files, second, importId)).toMatchObject({ status: 200 });
  const { members } = await membersOf(office);
  const photo = await sharp({ create: { width: 400, height: 560, channels: 3, background: '#8a6f5a' } })
    .jpeg()
    .toBuffer();
  for (const { personId } of members.slice(0, -1))
    await storePhoto(world.institution.deps, personId, photo, asOperator());
  return { office, members };
}

const membersOf = async (office: Portal) =>
  (await office.call<{ members: GroupMember[] }>('GET', `/office/group-members?group=${encodeURIComponent(CLASS)}`))
    .body;

export const prepare = async (office: Portal, people: readonly GroupMember[], groupOrderId: string = randomUUID()) => {
  const personIds = people.map(({ personId }) => personId);
  const answer = await office.call<GroupOrder>('POST', '/office/group-orders', {
    groupOrderId,
    group: CLASS,
    personIds,
  });
  expect(answer.status).toBe(202);
  return answer.body;
};

export const finished = (office: Portal, { groupOrderId }: GroupOrder) =>
  until('the group order did not end', async () => {
    const { body } = await office.call<GroupOrder>('GET', `/office/group-orders/${groupOrderId}`);
    return when(body.underWay === 0) && body;
  });
