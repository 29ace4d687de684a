import { PESELS_A_DAY, type PeselReason } from '@mleg/institution-contract/privacy';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { InstitutionDeps } from '../deps.ts';
import { readPerson } from '../people/read-person.ts';
import { isConfirmed } from '../sign-in/confirm-session.ts';
import type { Session } from '../sign-in/session.ts';
import { insertAlert } from './alerts-store.ts';
import { noteView } from './note-view.ts';
import { countPeselViews } from './views-store.ts';

export interface RevealPesel {
  by: Session;
  personId: string;
  reason: PeselReason;
}

/**
 * The whole number, to somebody who says what for; recorded before it is given out. Whoever has seen fifty today
 * proves once more who they are, and the head learns of it (D54).
 */
export async function revealPesel(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>,
  { by, personId, reason }: RevealPesel,
): Promise<{ pesel: string } | { refused: 'not-found' | 'step-up' }> {
  const { institutionId } = deps.settings;
  const pesel = (await readPerson(deps, personId))?.pesel;
  if (!pesel) return { refused: 'not-found' };
  return deps.database.transaction().execute(async (transaction) => {
    const at = deps.clock.now();
    const { accountId } = by.account;
    const day = dateInWarsaw(at);
    const seen = await countPeselViews(transaction, institutionId, { viewedBy: accountId, day });
    if (seen >= PESELS_A_DAY) {
      const about = `${accountId} ${day} ${Math.floor(seen / PESELS_A_DAY)}`;
      const alert = {
        institutionId,
        alertId: makeUuid(deps.random),
        kind: 'pesel-limit',
        about,
        accountId,
        at,
      } as const;
      const isNew = await insertAlert(transaction, alert);
      if (isNew) await recordAudit(transaction, { institutionId, at, event: 'office.pesel-limit', actor: accountId });
      if (!isConfirmed(deps, by)) return { refused: 'step-up' };
    }
    await noteView({ ...deps, database: transaction }, { by: by.account, personId, what: 'pesel', reason });
    return { pesel };
  });
}
