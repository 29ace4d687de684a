import type { IssuerDeps } from '../deps.ts';
import { type Affected, askForStatements, countProgress, type Progress } from './affected-store.ts';

/** Orders in one statement: a second of the database's time, and the reports of a dozen messages. */
const BATCH = 500;

/**
 * Has live cards signed anew without a new code: their institutions are asked to state them, phones fetch them by the
 * renewal that there is, and the copies before die once that is confirmed. What was asked is in the rows, so that a run
 * that was broken off goes on where it stood, and one that is repeated asks nobody twice.
 * @returns how far it is; `notAsked` is nothing
 */
export async function reissue(
  deps: Pick<IssuerDeps, 'database' | 'clock'>,
  affected: Affected,
  asked: (soFar: number) => void = () => {},
): Promise<Progress> {
  for (let soFar = 0; ; ) {
    const more = await askForStatements(deps.database, affected, { at: deps.clock.now(), limit: BATCH });
    if (more === 0) return countProgress(deps.database, affected);
    soFar += more;
    asked(soFar);
  }
}
