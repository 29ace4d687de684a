import type { Held } from '@mleg/institution-contract/held';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { expect } from 'vitest';
import type { Answer } from './answer.ts';
import type { Portal } from './portal.ts';

/** What an answer says of the request that waits now. Fails where nothing was held. */
export async function heldOf(answer: Answer | Promise<Answer>): Promise<Held> {
  const { status, body } = (await answer) as Answer<{ code: string; data: Held }>;
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'HELD' });
  return body.data;
}

/** What stands for nothing that anybody was shown. */
export const NOTHING_SEEN = 'A'.repeat(43);

/** What the page of a request says with an approval. */
export async function seenOf(portal: Portal, deedId: string | undefined): Promise<string> {
  const { body } = await portal.call<HeldDeedDetail>('GET', `/office/held/${deedId}`);
  return body.seen ?? NOTHING_SEEN;
}

/** As somebody does it who opens the page of a request and approves what it shows. */
export async function approveHeld<Body = { code: string; data: { bar: string } }>(
  portal: Portal,
  held: { deedId: string } | undefined,
): Promise<Answer<Body>> {
  const seen = await seenOf(portal, held?.deedId);
  return portal.call<Body>('POST', `/office/held/${held?.deedId}/decision`, { decision: 'approve', seen });
}
