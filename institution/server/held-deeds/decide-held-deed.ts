import { type ChangedSince, changedSinceSchema } from '@mleg/institution-contract/roster';
import type { Bar } from '@mleg/institution-contract/two-people';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { changeForGood } from '../account-ends/change-for-good.ts';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { sendsInvitations } from '../invitations/sends-invitations.ts';
import { type Account, isStaff } from '../sign-in/account.ts';
import { selectAccountById } from '../sign-in/account-store.ts';
import { closeDeed } from '../two-people/close-deed.ts';
import { type DeedRecord, selectDeed } from '../two-people/deed-store.ts';
import { openContent } from '../two-people/deed-vault.ts';
import type { Within } from '../two-people/weighing.ts';
import { performDeed } from './perform-deed.ts';
import { barFor, seenOf } from './read-held-deeds.ts';

export interface DecideHeldDeed {
  by: Account;
  deedId: string;
  decision: { approve: true; seen: string } | { approve: false; note: string };
}

export type DecideHeldResult =
  | { decided: true }
  | { barred: Bar }
  | { refused: 'not-found' | 'already-decided' | 'not-as-seen' }
  | { notPossible: string }
  | { changedSince: ChangedSince };

/** The second person's word on what waits. Who has asked may take it back, which is no approval; who tries more is recorded (D53). */
export async function decideHeldDeed(
  deps: InstitutionDeps,
  { by, deedId, decision }: DecideHeldDeed,
): Promise<DecideHeldResult> {
  const held = await selectDeed(deps.database, deps.settings.institutionId, deedId);
  if (!held || held.state === 'alone') return { refused: 'not-found' };
  if (held.state !== 'held') return { refused: 'already-decided' };
  return decision.approve
    ? approve(deps, held, { by, seen: decision.seen })
    : refuse(deps, held, { by, note: decision.note });
}

async function approve(
  deps: InstitutionDeps,
  held: DeedRecord,
  { by, seen }: { by: Account; seen: string },
): Promise<DecideHeldResult> {
  const { institutionId } = deps.settings;
  const { deed_id: deedId, kind, about, content_sealed: sealed, brought_by: broughtBy } = held;
  const asker = await selectAccountById(deps.database, institutionId, held.asked_by);
  if (!asker || !(await mayAsk(deps, held, asker))) return { notPossible: 'asker-gone' };
  const content = openContent(deps, { deedId, kind, sealed });
  const isAsSeen = async (database: Within) => (await seenOf({ ...deps, database }, held)) === seen;
  const word = { deedId, by, isAsSeen };
  const outcome = await performDeed(deps, kind, { about, content, by: asker, broughtBy, word });
  if (outcome === undefined) return { notPossible: 'not-found' };
  if ('barred' in outcome) {
    await note(deps, held, 'office.own-request-refused', by);
    return { barred: outcome.barred as Bar };
  }
  if (!('refused' in outcome)) return { decided: true };
  const { refused, ...why } = outcome;
  const reason = String(refused);
  if (reason === 'changed-since') return { changedSince: changedSinceSchema.parse(why) };
  if (reason === 'not-as-seen') return { refused: reason };
  return reason === 'not-held' ? { refused: 'already-decided' } : { notPossible: reason };
}

/** Who comes with an invitation works here only afterwards: it is the request of whoever sent it (Q75). */
async function mayAsk(
  { database, settings: { institutionId } }: Pick<InstitutionDeps, 'database' | 'settings'>,
  { kind, brought_by: [host] }: DeedRecord,
  asker: Account,
): Promise<boolean> {
  if (kind !== 'join-staff' && kind !== 'join-guardian') return isStaff(asker);
  const sender = host === undefined ? undefined : await selectAccountById(database, institutionId, host);
  return sendsInvitations(sender, kind === 'join-staff' ? 'colleague' : 'guardian');
}

async function refuse(
  deps: InstitutionDeps,
  held: DeedRecord,
  { by, note: why }: { by: Account; note: string },
): Promise<DecideHeldResult> {
  // Whoever is to lose their right keeps it by no word of their own (Q89).
  if ((await barFor(deps, held, by)) === 'own') {
    await note(deps, held, 'office.own-request-refused', by);
    return { barred: 'own' };
  }
  const isDecided = await changeForGood(deps, async (transaction, ends) => {
    const decision = { state: 'refused', decided_by: by.accountId, decided_at: deps.clock.now(), note: why } as const;
    if (!(await closeDeed(deps, transaction, held, decision))) return false;
    ends.push({ end: 'request', deedId: held.deed_id });
    const event = held.asked_by === by.accountId ? 'deed.taken-back' : 'deed.refused';
    await note({ ...deps, database: transaction }, held, event, by);
    if (held.person_id) await notifyCardChanged(transaction, held.institution_id, held.person_id);
    return true;
  });
  return isDecided ? { decided: true } : { refused: 'already-decided' };
}

function note(
  { clock, database }: Pick<InstitutionDeps, 'clock' | 'database'>,
  { institution_id: institutionId, deed_id: deed, kind, about: subject }: DeedRecord,
  event: 'deed.taken-back' | 'deed.refused' | 'office.own-request-refused',
  { accountId: actor }: Account,
): Promise<void> {
  return recordAudit(database, { institutionId, at: clock.now(), event, actor, subject, detail: { kind, deed } });
}
