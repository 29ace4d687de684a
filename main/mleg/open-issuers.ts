import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import type { Call } from './command.ts';
import { type OpenKeeper, openKeepers } from './open-keepers.ts';

/** For commands that are about the issuer whatever else runs here: nobody has to say `--role` in a hurry. */
export async function openIssuers({
  settings,
  cleanup,
}: Pick<Call, 'settings' | 'cleanup'>): Promise<OpenKeeper<IssuerDatabase>> {
  const open = await openKeepers({ settings: { ...settings, roles: ['issuer'] }, cleanup });
  return open<IssuerDatabase>('issuer');
}
