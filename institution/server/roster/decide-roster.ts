import { CHANGED_SINCE_SHOWN, type ChangedSince } from '@mleg/institution-contract/roster';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { updateCards } from '../issuer-outbox/update-cards.ts';
import type { Account } from '../sign-in/account.ts';
import { selectIsHeld } from '../two-people/waiting-store.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import {
  forgetDecided,
  restorePeople,
  selectAreNewPeopleInUse,
  selectChangedPeople,
  writePeople,
} from './apply-store.ts';
import { columnsToRemember } from './columns.ts';
import { upsertColumns } from './columns-store.ts';
import { changesAnything } from './import-counts.ts';
import { factsOfImport, factsOfUndoing } from './import-facts.ts';
import type { ImportRecord } from './import-record.ts';
import { importCanBecome } from './import-states.ts';
import { lockRegister, selectImport, selectLastDecided, updateImport } from './import-store.ts';
import { versionOfImport } from './import-version.ts';
import { leaveOutTakenPesels } from './leave-out-taken-pesels.ts';
import { hashHeaders } from './read-imports.ts';
import { BY_FILE, BY_UNDOING, recordPeople } from './record-people.ts';
import { deleteRows } from './row-store.ts';
import { lockTouched, selectChangedSince, selectIsOutdated } from './touched-store.ts';

type DecideDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'random' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;

export interface DecideRoster {
  by: Account;
  importId: string;
  /** The second person's, where the file was held. */
  word?: Word;
}

export type Decided<Refusal extends string> = { decided: ImportRecord } | { refused: Refusal | 'not-found' } | NotYet;

/**
 * Makes people what the preview says, in one transaction. Refused while it is not ready or changes nothing, where the file
 * has been read otherwise than whoever confirms has seen (Q78), and where people have changed since it was read, by another
 * file or by hand (Q72). A file with new people, with people who become somebody else or without a tenth of those who are
 * here is held as a whole: one confirmation of a second person, however many rows.
 * @param request.version what a page has shown; a second person's word has seen what waits
 */
export function confirmRoster(
  deps: DecideDeps,
  request: DecideRoster & { version?: string },
): Promise<Decided<ConfirmRefusal>> {
  return decide<ConfirmRefusal>(deps, request, async (transaction, record) => {
    if (!importCanBecome(record.state, 'confirmed') || !changesAnything(record.counts)) return 'not-ready';
    if (!(await isAskedFor(transaction, record, request))) return 'not-yours';
    if ('version' in request && request.version !== versionOfImport(deps, record)) return 'changed-meanwhile';
    const key = { institutionId: record.institution_id, importId: record.import_id };
    const last = await selectLastDecided(transaction, record.institution_id);
    if (!record.read_at || (last?.decided_at && last.decided_at >= record.read_at)) return 'stale';
    await lockTouched(transaction, key);
    if (await selectIsOutdated(transaction, key)) return 'stale';
    const weighed = await weigh(deps, transaction, {
      deed: { kind: 'import', about: record.import_id, content: {} },
      ...request,
      facts: await factsOfImport(transaction, record),
      // Whom it touches is as each row says, or it is stale.
      before: {},
    });
    if (!('permission' in weighed)) return weighed;
    const deciders = [request.by, ...(request.word ? [request.word.by] : [])].map(({ accountId }) => accountId);
    const counts = await leaveOutTakenPesels(deps, transaction, record, deciders);
    await writePeople(transaction, key, weighed.permission);
    const decided = decision(deps, request);
    const told = { by: record.uploaded_by, decidedBy: decided.decided_by, events: BY_FILE };
    await recordPeople(deps, transaction, key, told);
    await updateCards(deps, transaction, await selectChangedPeople(transaction, key));
    await updateImport(transaction, record, { ...decided, state: 'confirmed', counts, file_sealed: null });
    await forgetDecided(transaction, key);
    await rememberColumns(transaction, record);
    return { event: 'import.confirmed', detail: { new: counts.new, changed: counts.changed, left: counts.leaving } };
  });
}

/** Whoever uploads a file has not said yet that it is to be done: somebody else completes what they have asked for (Q79). */
async function isAskedFor(
  transaction: Within,
  { institution_id: institutionId, import_id: importId, uploaded_by: uploadedBy }: ImportRecord,
  { by, word }: DecideRoster,
): Promise<boolean> {
  return word !== undefined || uploadedBy === by.accountId || selectIsHeld(transaction, institutionId, importId);
}

async function rememberColumns(
  transaction: Within,
  { institution_id: institutionId, headers, columns, columns_chosen: isChosen }: ImportRecord,
): Promise<void> {
  if (isChosen)
    await upsertColumns(transaction, institutionId, hashHeaders(headers), columnsToRemember(headers, columns));
}

/** Nothing was changed, and the file is forgotten; what a second person is asked about is taken back before. */
export function discardRoster(deps: DecideDeps, request: DecideRoster): Promise<Decided<'not-ready' | 'not-yours'>> {
  return decide<'not-ready' | 'not-yours'>(deps, request, async (transaction, record) => {
    if (!importCanBecome(record.state, 'discarded')) return 'not-ready';
    if (record.uploaded_by !== request.by.accountId) return 'not-yours';
    if (await selectIsHeld(transaction, record.institution_id, record.import_id)) return 'not-ready';
    await deleteRows(transaction, { institutionId: record.institution_id, importId: record.import_id });
    await updateImport(transaction, record, { ...decision(deps, request), state: 'discarded', file_sealed: null });
    return { event: 'import.discarded', detail: {} };
  });
}

/**
 * People as they were before the last import; refused where something hangs already on those it brought, and where somebody
 * is no longer as it has written them: what two people have decided since would be lost, and a number that somebody would
 * get back could be another one's by now (Q51, Q73).
 */
export async function undoRoster(
  deps: DecideDeps,
  request: DecideRoster,
): Promise<Decided<'not-last' | 'in-use'> | ({ refused: 'changed-since' } & ChangedSince)> {
  let changed: ChangedSince = { total: 0, people: [] };
  const decided = await decide<'not-last' | 'in-use' | 'changed-since'>(deps, request, async (transaction, record) => {
    const last = await selectLastDecided(transaction, record.institution_id);
    if (!importCanBecome(record.state, 'undone') || last?.import_id !== record.import_id) return 'not-last';
    const key = { institutionId: record.institution_id, importId: record.import_id };
    if (await selectAreNewPeopleInUse(transaction, key)) return 'in-use';
    await lockTouched(transaction, key);
    changed = await selectChangedSince(transaction, key, CHANGED_SINCE_SHOWN);
    if (changed.total > 0) return 'changed-since';
    const weighed = await weigh(deps, transaction, {
      deed: { kind: 'undo-import', about: record.import_id, content: {} },
      ...request,
      facts: await factsOfUndoing(transaction, record),
      // Whom it brings back is as the file has written them, or it is refused.
      before: {},
    });
    if (!('permission' in weighed)) return weighed;
    await restorePeople(transaction, key, weighed.permission);
    const undone = decision(deps, request);
    const told = { by: request.by.accountId, decidedBy: undone.decided_by, events: BY_UNDOING };
    await recordPeople(deps, transaction, key, told);
    await updateCards(deps, transaction, await selectChangedPeople(transaction, key));
    await deleteRows(transaction, key);
    await updateImport(transaction, record, { ...undone, state: 'undone' });
    return { event: 'import.undone', detail: {} };
  });
  if (!('refused' in decided)) return decided;
  const { refused } = decided;
  return refused === 'changed-since' ? { refused, ...changed } : { refused };
}

const decision = ({ clock }: DecideDeps, { by, word }: DecideRoster) => ({
  decided_by: (word?.by ?? by).accountId,
  decided_at: clock.now(),
});

/** Why an import is not decided as somebody wants. */
type ConfirmRefusal = 'not-ready' | 'not-yours' | 'changed-meanwhile' | 'stale';
type ImportRefusal = ConfirmRefusal | 'not-last' | 'in-use' | 'changed-since';
type Outcome<Refusal> = Refusal | NotYet | { event: InstitutionEvent; detail: Record<string, number> };

/** One after another for an institution; what is decided and what is recorded about it are one. */
async function decide<Refusal extends ImportRefusal>(
  deps: DecideDeps,
  { by, importId, word }: DecideRoster,
  act: (transaction: Within, record: ImportRecord) => Promise<Outcome<Refusal>>,
): Promise<Decided<Refusal>> {
  const { institutionId } = deps.settings;
  const refused = await deps.database.transaction().execute(async (transaction) => {
    await lockRegister(transaction, institutionId);
    const record = await selectImport(transaction, institutionId, importId);
    if (!record) return { refused: 'not-found' } as const;
    const outcome = await act(transaction, record);
    const isRefused = typeof outcome === 'string';
    if (!isRefused && !('event' in outcome)) return outcome;
    await recordAudit(transaction, {
      institutionId,
      at: deps.clock.now(),
      event: isRefused ? `import.${outcome}` : outcome.event,
      actor: (word?.by ?? by).accountId,
      subject: importId,
      ...(isRefused ? {} : { detail: outcome.detail }),
    });
    return isRefused ? { refused: outcome } : undefined;
  });
  if (refused) return refused;
  const decided = await selectImport(deps.database, institutionId, importId);
  if (!decided) throw new Error('An import vanished after it was decided.');
  return { decided };
}
