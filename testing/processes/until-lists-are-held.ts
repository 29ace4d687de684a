import { setTimeout as sleep } from 'node:timers/promises';
import { STEP } from '../patience.ts';

/** The issuer's first list is made with its first card, and the verifier fetches lists every quarter of a minute. */
export async function untilListsAreHeld(verifier: string): Promise<void> {
  for (const deadline = performance.now() + STEP; !(await packHasLists(verifier)); await sleep(500)) {
    if (performance.now() > deadline) throw new Error('The verifier publishes no lists.');
  }
}

async function packHasLists(verifier: string): Promise<boolean> {
  const [, payload = ''] = (await (await fetch(`${verifier}/day-pack`)).text()).split('.');
  const { lists } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{"lists":[]}') as { lists: unknown[] };
  return lists.length > 0;
}
