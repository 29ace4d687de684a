import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import type { Call } from './command.ts';
import { type OpenKeeper, openKeepers } from './open-keepers.ts';

/** For commands that are about the institution whatever else runs here. */
export async function openInstitutions({
  settings,
  cleanup,
}: Pick<Call, 'settings' | 'cleanup'>): Promise<OpenKeeper<InstitutionDatabase>> {
  const open = await openKeepers({ settings: { ...settings, roles: ['institution'] }, cleanup });
  return open<InstitutionDatabase>('institution');
}
