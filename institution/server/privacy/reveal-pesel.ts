import { PESELS_A_DAY, type PeselReason } from '@mleg/institution-contract/privacy';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { noteView } from '../looks/note-view.ts';
import { countPeselViews } from '../looks/views-store.ts';
import { readPerson } from '../people/read-person.ts';
import type { Account } from '../sign-in/account.ts';
import { isConfirmed } from '../sign-in/confirm-session.ts';
import type { Session } from '../sign-in/session.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { insertAlert } from './alerts-store.ts';

export interface RevealPesel {
  by: Session;
  personId: string;
  reason: PeselReason;
}

/**
 * The whole number, to somebody who says what for; recorded before it is given out. Past the limit of the rules a second
 * person lets them.
 */
export async function revealPesel(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>,
  { by, personId, reason }: RevealPesel,
): Promise<{ pesel: string } | { refused: 'not-found' | 'step-up' } | NotYet> {
  const pesel = (await readPerson(deps, personId))?.pesel;
  if (!pesel) return { refused: 'not-found' };
  return deps.database.transaction().execute(async (transaction) => {
    if (await needsProof(deps, transaction, by)) return { refused: 'step-up' };
    const weighed = await weighReveal(deps, transaction, { by: by.account, personId, reason });
    if (!('permission' in weighed)) return weighed;
    await noteView(
      { ...deps, database: transaction },
      { by: by.account, personIds: [personId], what: 'pesel', reason },
    );
    return { pesel };
  });
}

/** Whoever has seen fifty today proves once more who they are, and the head learns of it (D54). */
export async function needsProof(
  deps: Pick<InstitutionDeps, 'clock' | 'random' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  by: Session,
): Promise<boolean> {
  const { institutionId } = deps.settings;
  const at = deps.clock.now();
  const { accountId } = by.account;
  const day = dateInWarsaw(at);
  const seen = await countPeselViews(transaction, institutionId, { viewedBy: accountId, day });
  if (seen < PESELS_A_DAY) return false;
  const about = `${accountId} ${day} ${Math.floor(seen / PESELS_A_DAY)}`;
  const alert = { institutionId, alertId: makeUuid(deps.random), kind: 'pesel-limit', about, accountId, at } as const;
  const isNew = await insertAlert(transaction, alert);
  if (isNew) await recordAudit(transaction, { institutionId, at, event: 'office.pesel-limit', actor: accountId });
  return !isConfirmed(deps, by);
}

/** Also where a second person lets somebody look: what they see is for whoever asked. */
export function weighReveal(
  deps: Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { by, personId, reason, word }: { by: Account; personId: string; reason: PeselReason; word?: Word },
) {
  const touches = (people: readonly string[]) => people.includes(personId);
  const facts = { touches, amounts: [{ of: 'pesels', count: 1 }] } as const;
  const deed = { kind: 'reveal-pesel', about: personId, content: { reason } } as const;
  return weigh(deps, transaction, { deed, by, before: {}, facts, personId, word });
}
