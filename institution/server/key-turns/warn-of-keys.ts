import type { InstitutionDeps } from '../deps.ts';
import { listInstitutionKeys } from './list-keys.ts';

/** Once a day the log says what should be followed and is not. */
export function createWarnOfKeys(deps: Pick<InstitutionDeps, 'database' | 'clock' | 'log' | 'settings'>) {
  let warnedOn: string | undefined;
  return async (): Promise<void> => {
    const day = deps.clock.now().toISOString().slice(0, 10);
    if (day === warnedOn) return;
    const { warnings } = await listInstitutionKeys(deps, deps.settings.institutionId);
    for (const { name, lastUse, within } of warnings) {
      deps.log.warn({ name, lastUse: lastUse.toISOString(), within }, 'keys.end-near');
    }
    warnedOn = day;
  };
}
