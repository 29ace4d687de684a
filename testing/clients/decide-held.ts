import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import type { Answer } from './answer.ts';
import type { Portal } from './portal.ts';

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
