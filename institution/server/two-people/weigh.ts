import type { Held, SecondPersonRule } from '@mleg/institution-contract/held';
import type { Bar, DeedKind } from '@mleg/institution-contract/two-people';
import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { DEEDS_COUNTED_TOGETHER, LEAVE_LIFETIME } from '../durations.ts';
import { countActive, countPeople } from '../people/people-store.ts';
import { type Permission, permit } from '../permission/permission.ts';
import { hashBefore } from './before-hash.ts';
import { closeDeed } from './close-deed.ts';
import { apartOf, deedFacts, type PowersOf } from './deed.ts';
import { countLiveCards, lockDeeds, noteWhoActs, sumAlone } from './deed-count-store.ts';
import { type DeedRecord, selectDeed } from './deed-store.ts';
import { hold, keepAlone, keepApproved, noteDeed } from './keep-deed.ts';
import { selectLeave, useLeave } from './leave-store.ts';
import { selectAccountsOf, selectSharesWithGuest } from './own-people-store.ts';
import { barOf, bringersOf, isHost, isOwn } from './second-person.ts';
import { type Counted, countOf, limitsADay, rulesHit } from './second-person-rules.ts';
import type { Before, WeighDeps, Weighing, Within, Word } from './weighing.ts';

/** `moved`: what it takes the place of has changed since it was asked for; `not-as-seen`: since the second person looked. */
export type NotYet = { held: Held } | { barred: Bar } | { refused: 'not-held' | 'moved' | 'not-as-seen' };
const WORDS_REFUSED: ReadonlySet<unknown> = new Set(['not-held', 'moved', 'not-as-seen']);

export function isNotYet(result: object): result is NotYet {
  return 'held' in result || 'barred' in result || ('refused' in result && WORDS_REFUSED.has(result.refused));
}

export type Weighed<Kind extends DeedKind> = { permission: Permission<PowersOf<Kind>> } | NotYet;

/**
 * The one place that says whether somebody may do something dangerous alone, whichever way they came. Called in the
 * transaction of the deed with facts read in it: either it gives leave, or the deed is kept for a second person, or what
 * the second person says is weighed as things are now.
 */
export async function weigh<Kind extends DeedKind>(
  deps: WeighDeps,
  transaction: Within,
  weighing: Weighing<Kind>,
): Promise<Weighed<Kind>> {
  const { institutionId } = deps.settings;
  const accountIds = await selectAccountsOf(transaction, institutionId, weighing.by.accountId);
  await lockDeeds(transaction, institutionId, accountIds);
  await noteWhoActs(transaction, weighing.facts.requestedBy ?? weighing.by.accountId);
  if (weighing.word) return approve(deps, transaction, weighing, weighing.word);
  const { about, kind } = weighing.deed;
  const besides = deedFacts(kind).aboutPerson ? { besides: about } : {};
  const rules = await askRules(deps, transaction, { ...weighing, ...besides });
  if (rules.length === 0) {
    await keepAlone(deps, transaction, weighing);
    return { permission: permit() };
  }
  if (await isSecond(deps, transaction, weighing)) {
    await keepApproved(deps, transaction, weighing, rules);
    return { permission: permit(weighing.by.accountId) };
  }
  const leave = await takeLeave(deps, transaction, weighing);
  return leave ? { permission: permit(leave) } : { held: await hold(deps, transaction, weighing, rules) };
}

/** What would be needed if somebody did it now; nothing is kept. */
export async function askRules(
  { clock, settings }: Pick<WeighDeps, 'clock' | 'settings'>,
  within: Parameters<typeof isOwn>[0],
  { by: { accountId }, facts, besides }: Pick<Weighing<DeedKind>, 'by' | 'facts'> & { besides?: string },
): Promise<SecondPersonRule[]> {
  const { institutionId, policies } = settings;
  const since = later(clock.now(), -DEEDS_COUNTED_TOGETHER);
  const accountIds = await selectAccountsOf(within, institutionId, accountId);
  const done: Record<Counted, number> = { ...NONE };
  for (const { of: counted } of facts.amounts ?? []) {
    done[counted] = await sumAlone(within, institutionId, { accountIds, counted, since, besides });
  }
  return rulesHit({
    facts,
    limits: policies.twoPeople,
    done,
    liveCards: countOf(facts, 'cards') > 0 ? await countLiveCards(within, institutionId) : 0,
    people: (facts.amounts ?? []).length > 0 ? await countPeople(within, institutionId) : 0,
    // Of those who were here in the morning, or each who goes would make it less.
    active: countOf(facts, 'leavers') > 0 ? (await countActive(within, institutionId)) + done.leavers : 0,
    own: await isOwn(within, institutionId, accountId, facts),
    host: await isHost(within, institutionId, accountId, facts),
    guest: await selectSharesWithGuest(within, institutionId, { accountId, among: facts.broughtBy ?? [] }),
  });
}

const NONE = { cards: 0, leavers: 0, orders: 0, pesels: 0, changes: 0, erasures: 0, ways: 0, both: 0 } as const;

/** What one person does alone within a day, as the rules have it now. */
export async function readLimitsADay({
  database,
  settings: { institutionId, policies },
}: Pick<InstitutionDeps, 'database' | 'settings'>): Promise<Record<Counted, number>> {
  const people = await countPeople(database, institutionId);
  const limits = limitsADay(policies.twoPeople, {
    people,
    active: await countActive(database, institutionId),
    liveCards: await countLiveCards(database, institutionId),
  });
  return { ...limits, cards: Math.max(1, limits.cards), leavers: Math.max(1, limits.leavers) };
}

/** The second person's word. What was asked for is done for whoever asked, by whoever may be the second. */
async function approve<Kind extends DeedKind>(
  deps: WeighDeps,
  transaction: Within,
  { deed, facts, by, before }: Weighing<Kind>,
  word: Word,
): Promise<Weighed<Kind>> {
  const { institutionId } = deps.settings;
  const held = await selectDeed(transaction, institutionId, word.deedId);
  const isThis = held?.kind === deed.kind && held.about === deed.about && held.asked_by === by.accountId;
  if (!held || !isThis) return { refused: 'not-held' };
  const brought = [...held.brought_by, ...(facts.broughtBy ?? [])];
  const broughtBy = await bringersOf(transaction, institutionId, { askedBy: by.accountId, broughtBy: brought });
  const bar = await barOf(transaction, institutionId, {
    by: word.by,
    askedBy: by.accountId,
    broughtBy,
    ...deed,
  });
  if (bar) return { barred: bar };
  if (await isOwn(transaction, institutionId, word.by.accountId, facts)) return { barred: 'own' };
  if (hasMoved(deps, held, before)) return { refused: 'moved' };
  if (!(await word.isAsSeen(transaction))) return { refused: 'not-as-seen' };
  const decision = { state: 'approved', decided_by: word.by.accountId, decided_at: deps.clock.now() } as const;
  if (!(await closeDeed(deps, transaction, held, decision))) return { refused: 'not-held' };
  await noteDeed(deps, transaction, 'deed.approved', { actor: word.by.accountId, held });
  return { permission: permit(word.by.accountId) };
}

/** A release before kept nothing of what stood there: of what takes the place of nothing, nothing is missing. */
function hasMoved(deps: WeighDeps, held: DeedRecord, before: Before): boolean {
  if (held.before_hash === null) return Object.keys(before).length > 0;
  return !held.before_hash.equals(hashBefore(deps, held.deed_id, before));
}

/** Whether it is another one's request that whoever acts answers with their own hand. */
async function isSecond<Kind extends DeedKind>(
  { settings: { institutionId } }: WeighDeps,
  transaction: Within,
  { deed, by, facts }: Weighing<Kind>,
): Promise<boolean> {
  const { requestedBy, broughtBy = [] } = facts;
  if (requestedBy === undefined || requestedBy === by.accountId) return false;
  const bringers = await bringersOf(transaction, institutionId, { askedBy: requestedBy, broughtBy });
  const others = bringers.filter((one) => one !== requestedBy);
  const bar = await barOf(transaction, institutionId, { by, askedBy: requestedBy, broughtBy: others, ...deed });
  return bar === undefined && !(await isOwn(transaction, institutionId, by.accountId, facts));
}

/** What was approved for whoever asked is theirs to do within a day, as often as the deed says. @returns who approved it */
async function takeLeave<Kind extends DeedKind>(
  { clock, settings: { institutionId } }: WeighDeps,
  transaction: Within,
  { deed: { kind, about, content }, by }: Weighing<Kind>,
): Promise<string | undefined> {
  const { byAsker } = deedFacts(kind);
  if (!byAsker) return undefined;
  const now = clock.now();
  const since = later(now, -LEAVE_LIFETIME);
  const leave = await selectLeave(transaction, institutionId, {
    kind,
    about,
    apart: apartOf(kind, content),
    askedBy: by.accountId,
    since,
  });
  if (leave && byAsker === 'once' && !(await useLeave(transaction, leave, now))) return undefined;
  return leave?.decided_by ?? undefined;
}
