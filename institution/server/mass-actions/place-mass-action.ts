import type { MassAct, MassAction, MassActionPreview } from '@mleg/institution-contract/mass-action';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { later } from '@mleg/platform/clock/durations';
import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { MASS_ACTIONS_COUNTED_TOGETHER } from '../durations.ts';
import { PERFORM_MASS_ACTIONS } from '../jobs.ts';
import type { Account } from '../sign-in/account.ts';
import { needsSecondPerson } from './mass-action-limit.ts';
import {
  countRecent,
  countTouched,
  insertMassAction,
  insertTouched,
  lockRequests,
  type MassActionRecord,
  selectMassAction,
  type Touched,
} from './mass-action-store.ts';
import { viewMassAction } from './view-mass-action.ts';

type PlaceDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'settings'>;
type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export interface Asked {
  by: Account;
  act: MassAct;
  personIds: readonly string[];
}

export async function previewMassAction(deps: PlaceDeps, asked: Asked): Promise<MassActionPreview> {
  const { touched, isHeld } = await weigh(deps, deps.database, asked);
  return {
    selected: new Set(asked.personIds).size,
    people: touched.people,
    cards: touched.cards,
    codes: touched.codes,
    ownLeftOut: touched.own_left_out,
    needsSecondPerson: isHeld,
  };
}

/** Stores whom it concerns; a worker does the rest, at once or after a second person. The same id again is the same action. */
export async function placeMassAction(
  deps: PlaceDeps,
  { massActionId, ...asked }: Asked & { massActionId: string },
): Promise<MassAction | { refused: 'id-reused' | 'nothing-to-change' }> {
  const { institutionId } = deps.settings;
  const { by, act } = asked;
  const refused = await deps.database.transaction().execute(async (transaction) => {
    await lockRequests(transaction, institutionId, by.accountId);
    if (await selectMassAction(transaction, institutionId, massActionId)) return undefined;
    const { touched, isHeld } = await weigh(deps, transaction, asked);
    if (touched.people === 0) return 'nothing-to-change' as const;
    const record = recordOf(deps, { massActionId, ...asked }, touched, isHeld);
    if (!(await insertMassAction(transaction, record))) return 'id-reused' as const;
    await insertTouched(transaction, massActionId, selectionOf(deps, asked));
    await recordAudit(transaction, {
      institutionId,
      at: record.requested_at,
      event: isHeld ? 'mass-action.held' : 'mass-action.placed',
      actor: by.accountId,
      subject: massActionId,
      detail: { kind: act.kind, people: touched.people, ...(record.reason ? { reason: record.reason } : {}) },
    });
    await deps.jobs.enqueue(transaction, PERFORM_MASS_ACTIONS, {});
    return undefined;
  });
  if (refused) return { refused };
  const stored = await selectMassAction(deps.database, institutionId, massActionId);
  if (!stored) throw new Error('A mass action vanished after it was stored.');
  if (stored.kind !== act.kind || stored.requested_by !== by.accountId) return { refused: 'id-reused' };
  return viewMassAction(deps, stored, by);
}

const selectionOf = ({ settings }: PlaceDeps, { by, act, personIds }: Asked) => ({
  institutionId: settings.institutionId,
  kind: act.kind,
  personIds,
  own: by.personId,
});

async function weigh(deps: PlaceDeps, within: Within, asked: Asked): Promise<{ touched: Touched; isHeld: boolean }> {
  const touched = await countTouched(within, selectionOf(deps, asked));
  const since = later(deps.clock.now(), -MASS_ACTIONS_COUNTED_TOGETHER);
  const recent = await countRecent(within, deps.settings.institutionId, { requestedBy: asked.by.accountId, since });
  return { touched, isHeld: needsSecondPerson({ people: touched.people, recent, live: touched.live_cards }) };
}

function recordOf(
  { clock, settings }: PlaceDeps,
  { massActionId, by, act }: Asked & { massActionId: string },
  touched: Touched,
  isHeld: boolean,
): MassActionRecord {
  return {
    institution_id: settings.institutionId,
    mass_action_id: massActionId,
    kind: act.kind,
    reason: act.kind === 'resume' ? null : act.reason,
    state: isHeld ? 'held' : 'approved',
    people: touched.people,
    live_cards: touched.live_cards,
    requested_by: by.accountId,
    requested_at: clock.now(),
    decided_by: null,
    decided_at: null,
    note: null,
  };
}
