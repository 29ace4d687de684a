import type { DeedKind } from '@mleg/institution-contract/two-people';
import { type Permission, permit } from '../permission/permission.ts';
import type { PowersOf } from './deed.ts';
import { selectLeave } from './leave-store.ts';
import type { WeighDeps, Within } from './weighing.ts';

/** Leave that was given before, for a worker that does now what somebody may do; throws where nobody may. */
export async function leaveOf<Kind extends DeedKind>(
  { settings }: Pick<WeighDeps, 'settings'>,
  transaction: Within,
  kind: Kind,
  about: string,
): Promise<Permission<PowersOf<Kind>>> {
  const leave = await selectLeave(transaction, settings.institutionId, { kind, about });
  if (!leave) throw new Error(`Nobody may do this: ${kind} ${about}.`);
  return permit(leave.decided_by ?? undefined);
}
