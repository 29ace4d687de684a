import type { Held, SecondPersonRule } from '@mleg/institution-contract/held';
import type { DeedKind } from '@mleg/institution-contract/two-people';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import { hashBefore } from './before-hash.ts';
import { closeDeed, tellOutcome } from './close-deed.ts';
import { apartOf, type Deed, deedFacts } from './deed.ts';
import { insertCounts } from './deed-count-store.ts';
import { type DeedRecord, upsertDeed } from './deed-store.ts';
import { sealContent } from './deed-vault.ts';
import { bringersOf } from './second-person.ts';
import { selectWaitingFor } from './waiting-store.ts';
import type { WeighDeps, Weighing, Within } from './weighing.ts';

/** What is done, without what is needed to do it. */
type Doing = Pick<Weighing<DeedKind>, 'by' | 'facts'> & { deed: Pick<Deed<DeedKind>, 'kind' | 'about'> };

async function rowOf(
  { clock, random, settings: { institutionId } }: WeighDeps,
  transaction: Within,
  { deed, by, facts }: Doing,
  apart = '',
): Promise<DeedRecord> {
  return {
    institution_id: institutionId,
    deed_id: makeUuid(random),
    kind: deed.kind,
    about: deed.about,
    apart,
    // An erasure takes what waits; what counts within the day stays, or erasing would make it less.
    person_id: null,
    state: 'alone',
    rules: '[]',
    content_sealed: null,
    before_hash: null,
    amount: Math.max(0, ...(facts.amounts ?? []).map(({ count }) => count)),
    asked_by: by.accountId,
    asked_at: clock.now(),
    brought_by: await bringersOf(transaction, institutionId, { askedBy: by.accountId, broughtBy: facts.broughtBy }),
    decided_by: null,
    decided_at: null,
    used_at: null,
    note: null,
  };
}

/** What counts within a day, and what a worker will ask for. */
export async function keepAlone(deps: WeighDeps, transaction: Within, doing: Doing): Promise<void> {
  const row = await rowOf(deps, transaction, doing);
  if (row.amount === 0 && !deedFacts(row.kind).byWorker) return;
  await upsertDeed(transaction, row);
  await insertCounts(transaction, row, doing.facts.amounts ?? []);
}

export async function keepApproved<Kind extends DeedKind>(
  deps: WeighDeps,
  transaction: Within,
  weighing: Weighing<Kind>,
  rules: readonly SecondPersonRule[],
): Promise<void> {
  const { by, facts, deed } = weighing;
  const decision = { state: 'approved', decided_by: by.accountId, decided_at: deps.clock.now() } as const;
  const row = await rowOf(deps, transaction, weighing, apartOf(deed.kind, deed.content));
  const asked = { ...row, asked_by: facts.requestedBy ?? row.asked_by };
  const waiting = await selectWaitingFor(transaction, asked);
  if (waiting) {
    await closeDeed(deps, transaction, waiting, decision);
  } else {
    const deedId = await upsertDeed(transaction, { ...asked, ...decision, rules: JSON.stringify(rules) });
    await tellOutcome(deps, transaction, { ...asked, deed_id: deedId }, decision);
  }
  await noteDeed(deps, transaction, 'deed.approved', { actor: by.accountId, held: { ...asked, kind: deed.kind } });
}

/** Kept with all that is needed to do it, for a second person. */
export async function hold<Kind extends DeedKind>(
  deps: WeighDeps,
  transaction: Within,
  weighing: Weighing<Kind>,
  rules: SecondPersonRule[],
): Promise<Held> {
  const { kind, content } = weighing.deed;
  const row = await rowOf(deps, transaction, weighing, apartOf(kind, content));
  const isEmpty = Object.keys(content).length === 0;
  const sealed = isEmpty ? null : sealContent(deps, row.deed_id, content);
  const held = {
    ...row,
    person_id: weighing.personId ?? null,
    state: 'held' as const,
    rules: JSON.stringify(rules),
    content_sealed: sealed,
    before_hash: hashBefore(deps, row.deed_id, weighing.before),
  };
  const deedId = await upsertDeed(transaction, held);
  await noteDeed(deps, transaction, 'deed.held', { actor: row.asked_by, held: { ...held, deed_id: deedId } });
  return { deedId, rules };
}

export async function noteDeed(
  { clock }: WeighDeps,
  transaction: Within,
  event: 'deed.held' | 'deed.approved' | 'deed.refused' | 'deed.taken-back',
  {
    actor,
    held,
  }: { actor: string; held: Pick<DeedRecord, 'institution_id' | 'deed_id' | 'kind' | 'about' | 'person_id'> },
): Promise<void> {
  await recordAudit(transaction, {
    institutionId: held.institution_id,
    at: clock.now(),
    event,
    actor,
    // Of a photo or an application the history that it stands in is the person's.
    subject: held.person_id ?? held.about,
    detail: { kind: held.kind, deed: held.deed_id },
  });
}
