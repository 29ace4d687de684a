import type { MassAct, MassAction, MassActionPreview } from '@mleg/institution-contract/mass-action';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { PERFORM_MASS_ACTIONS } from '../jobs.ts';
import type { Account } from '../sign-in/account.ts';
import type { DeedFacts } from '../two-people/second-person-rules.ts';
import { askRules, type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import {
  countTouched,
  insertMassAction,
  insertTouched,
  type MassActionRecord,
  selectIsAboutOthers,
  selectMassAction,
  selectTouchedAmong,
  type Touched,
} from './mass-action-store.ts';
import { viewMassAction } from './view-mass-action.ts';

type PlaceDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'random' | 'settings'>;
type Within = Parameters<typeof countTouched>[0];

export interface Asked {
  by: Account;
  act: MassAct;
  personIds: readonly string[];
}

export async function previewMassAction(deps: PlaceDeps, asked: Asked): Promise<MassActionPreview> {
  const { touched, facts } = await lookAt(deps, deps.database, asked);
  const rules = touched.people > 0 ? await askRules(deps, deps.database, { by: asked.by, facts }) : [];
  return {
    selected: new Set(asked.personIds).size,
    people: touched.people,
    cards: touched.cards,
    codes: touched.codes,
    ownLeftOut: touched.own_left_out,
    needsSecondPerson: rules.length > 0,
  };
}

interface Place extends Asked {
  massActionId: string;
  word?: Word;
}

/**
 * Stores whom it concerns, and a worker does the rest; where one person is not enough the request is kept with the people
 * it is about, and nobody else is swept along when it is approved. The same id again is the same action.
 */
export async function placeMassAction(
  deps: PlaceDeps,
  { massActionId, word, ...asked }: Place,
): Promise<MassAction | { refused: 'id-reused' | 'nothing-to-change' } | NotYet> {
  const { institutionId } = deps.settings;
  const { by, act, personIds } = asked;
  const refused = await deps.database.transaction().execute(async (transaction) => {
    if (await selectMassAction(transaction, institutionId, massActionId)) return undefined;
    const { touched, facts } = await lookAt(deps, transaction, asked, word?.by.personId);
    if (touched.people === 0) return { refused: 'nothing-to-change' } as const;
    const deed = { kind: 'mass-action', about: massActionId, content: { act, personIds } } as const;
    const weighed = await weigh(deps, transaction, { deed, by, before: {}, facts, word });
    if (!('permission' in weighed)) return weighed;
    const record = recordOf(deps, { massActionId, ...asked, ...(word ? { word } : {}) }, touched);
    if (!(await insertMassAction(transaction, record))) return { refused: 'id-reused' } as const;
    await insertTouched(transaction, massActionId, selectionOf(deps, asked), word?.by.personId);
    await recordAudit(transaction, {
      institutionId,
      at: record.requested_at,
      event: 'mass-action.placed',
      actor: by.accountId,
      subject: massActionId,
      detail: { kind: act.kind, people: touched.people, ...(record.reason ? { reason: record.reason } : {}) },
    });
    await deps.jobs.enqueue(transaction, PERFORM_MASS_ACTIONS, {});
    return undefined;
  });
  if (refused) return refused;
  const stored = await selectMassAction(deps.database, institutionId, massActionId);
  if (!stored) throw new Error('A mass action vanished after it was stored.');
  const isSame = stored.kind === act.kind && stored.reason === reasonOf(act) && stored.requested_by === by.accountId;
  if (!isSame || (await selectIsAboutOthers(deps.database, stored, personIds))) return { refused: 'id-reused' };
  return viewMassAction(deps, stored);
}

const selectionOf = ({ settings }: PlaceDeps, { by, act, personIds }: Asked) => ({
  institutionId: settings.institutionId,
  kind: act.kind,
  personIds,
  own: by.personId,
});

/** The own card of who asks, and of who approves, is left out of it (D53), so that it is not what the action is about. */
async function lookAt(
  deps: PlaceDeps,
  within: Within,
  asked: Asked,
  approver?: string,
): Promise<{ touched: Touched; facts: DeedFacts }> {
  const selection = selectionOf(deps, asked);
  const touched = await countTouched(within, selection);
  const facts: DeedFacts = {
    touches: (people) =>
      selectTouchedAmong(
        within,
        selection,
        people.filter((personId) => personId !== approver),
      ),
    amounts: [{ of: 'cards', count: touched.people }],
  };
  return { touched, facts };
}

const reasonOf = (act: MassAct): string | null => (act.kind === 'resume' ? null : act.reason);

function recordOf(
  { clock, settings }: PlaceDeps,
  { massActionId, by, act, word }: Place,
  touched: Touched,
): MassActionRecord {
  const now = clock.now();
  return {
    institution_id: settings.institutionId,
    mass_action_id: massActionId,
    kind: act.kind,
    reason: reasonOf(act),
    state: 'approved',
    people: touched.people,
    live_cards: touched.live_cards,
    requested_by: by.accountId,
    requested_at: now,
    decided_by: word?.by.accountId ?? null,
    decided_at: word ? now : null,
    note: null,
  };
}
