import { setTimeout as sleep } from 'node:timers/promises';
import { STEP } from '../patience.ts';

/** The issuer's first list is made with its first card, and the verifier fetches lists every quarter of a minute. */
export async function untilListsAreHeld(verifier: string): Promise<void> {
  for (const deadline = performance.now() + STEP; !(await packHasLists(verifier)); await sleep(500)) {
    if (performance.now() > deadline) throw new Error('The verifier publishes no lists.');
  }
}

const packHasLists = async (verifier: string): Promise<boolean> =>
  hasLists(await (await fetch(`${verifier}/day-pack`)).text());

/** Whether a day pack has any lists in it. */
export function hasLists(pack: string): boolean {
  const [, payload = ''] = pack.split('.');
  const { lists } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{"lists":[]}') as { lists: unknown[] };
  return lists.length > 0;
}
