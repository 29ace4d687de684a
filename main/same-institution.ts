import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoSchool } from '@mleg/institution/demo/demo-school-settings';
import { demoInstitution } from '@mleg/institution/demo/demo-settings';
import type { InstitutionSettingsInput } from '@mleg/institution/settings';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Settings } from './settings.ts';

/** What the demonstration is told, to run each of its institutions. */
const DEMONSTRATIONS: Readonly<Record<string, string>> = {
  [demoInstitution.institutionId]: 'university',
  [demoSchool.institutionId]: 'school',
};

/**
 * A data directory holds the keys of one institution, whose people another one would not have. Throws `StartRefused`
 * where this start is of another one; asked before anything is made.
 */
export async function requireSameInstitution(
  { dataDirectory, institutionFile }: Settings,
  institution: InstitutionSettingsInput | undefined,
): Promise<void> {
  const there = await institutionIn(dataDirectory);
  if (!institution || there === undefined || there === institution.institutionId) return;
  const demo = DEMONSTRATIONS[there];
  const kept = demo
    ? `To go on with that one: INSTITUTION_DEMO=${demo}, and no INSTITUTION_FILE.`
    : `To go on with that one, name its own file in INSTITUTION_FILE${institutionFile ? ` (now ${institutionFile})` : ''}.`;
  throw new StartRefused(
    [
      `The data directory ${dataDirectory} is that of ${there}; this start is of ${institution.institutionId}.`,
      kept,
      `To begin ${institution.institutionId} beside it, give it a directory of its own: --data DIRECTORY.`,
    ].join('\n'),
  );
}

/** As it wrote itself down at its last start. */
async function institutionIn(dataDirectory: string): Promise<string | undefined> {
  const file = join(dataDirectory, 'institution', 'registration.json');
  const said = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (said === undefined) return undefined;
  try {
    return (JSON.parse(said) as { institutionId?: string }).institutionId;
  } catch {
    // Torn by a power cut; it is written anew.
    return undefined;
  }
}
