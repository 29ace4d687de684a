import type { Answer } from './answer.ts';
import type { Portal } from './portal.ts';

/** As the form of the office sends it: all that was there, with its version, and what somebody has changed. */
export async function changePerson(portal: Portal, personId: string, changed: object): Promise<Answer> {
  const { body } = await portal.call<Record<string, string>>('GET', `/office/people/${personId}/fields`);
  const { hasPesel: _has, ...fields } = body;
  return portal.call('PUT', `/office/people/${personId}`, { ...fields, ...changed });
}
