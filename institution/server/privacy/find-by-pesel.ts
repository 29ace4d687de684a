import { DAY, SECOND } from '@mleg/platform/clock/durations';
import { readPesel } from '@mleg/student-card/pesel';
import type { InstitutionDeps } from '../deps.ts';
import { lookAtPesels, mayLook } from '../looks/look-at-pesels.ts';
import { peselLookup } from '../people/pesel-vault.ts';
import { selectPersonOfPesel } from '../people/search-store.ts';
import type { Session } from '../sign-in/session.ts';
import { needsProof } from './reveal-pesel.ts';

type FindDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'limits' | 'random' | 'settings'>;

export type FindRefused = { refused: 'step-up' } | { refused: 'too-many-attempts'; retryAfterSeconds: number };

/**
 * Who has a whole PESEL. Whoever finds somebody by one knows it from then on, so that it is a look at it as if it had been
 * shown (Q29); whoever finds nobody has guessed. All that may refuse is asked before it is looked.
 */
export async function findByPesel(
  deps: FindDeps,
  by: Session,
  pesel: string,
): Promise<{ found: string | undefined } | FindRefused> {
  // Nobody has it, and nothing is learnt.
  if ('refused' in readPesel(pesel)) return { found: undefined };
  const { accountId } = by.account;
  const over = await deps.limits.count('pesel-guesses', accountId);
  if (over) return { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds };
  const result = await deps.database.transaction().execute(async (transaction) => {
    if (await needsProof(deps, transaction, by)) return { refused: 'step-up' } as const;
    if (!(await mayLook(deps, transaction, by.account, 1))) {
      return { refused: 'too-many-attempts', retryAfterSeconds: DAY / SECOND } as const;
    }
    const lookup = peselLookup(deps, pesel);
    const found = await selectPersonOfPesel(transaction, deps.settings.institutionId, lookup);
    if (found) await lookAtPesels(deps, transaction, { by: by.account, personIds: [found], found: 'found-by-search' });
    return { found };
  });
  if ('refused' in result || result.found) await deps.limits.takeBack('pesel-guesses', accountId);
  return result;
}
