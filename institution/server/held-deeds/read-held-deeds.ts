import { createHash } from 'node:crypto';
import { type SecondPersonRule, secondPersonRuleSchema } from '@mleg/institution-contract/held';
import type { Bar, DecidedDeed, HeldDeed, HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { DECIDED_SHOWN_FOR } from '../durations.ts';
import { selectPeople } from '../people/people-store.ts';
import { fullName, type Person } from '../people/person.ts';
import { columnsReadOtherwise } from '../roster/columns.ts';
import { selectImport } from '../roster/import-store.ts';
import type { Account } from '../sign-in/account.ts';
import { selectAccountById, selectAccountNames } from '../sign-in/account-store.ts';
import { selectLastDevice, selectSharing } from '../sign-in/device-store.ts';
import { type DecidedRecord, type DeedRecord, selectDecided, selectDeed } from '../two-people/deed-store.ts';
import { openContent } from '../two-people/deed-vault.ts';
import { barOf } from '../two-people/second-person.ts';
import { selectHeld } from '../two-people/waiting-store.ts';
import { readConcernedPeople } from './concerned-people.ts';
import { describeComer } from './describe-comer.ts';
import { describeDeed, NOTHING_DIFFERENT } from './describe-deed.ts';

type ReadDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

const LISTED = 200;

/** What waits, the longest first and in turns of those who asked. */
export async function listHeldDeeds(deps: ReadDeps, reader: Account): Promise<HeldDeed[]> {
  const records = await selectHeld(deps.database, deps.settings.institutionId, LISTED);
  const known = await knowThoseOf(deps, records);
  return Promise.all(records.map((record) => viewHeld(deps, record, { reader, known })));
}

/** What was decided lately, the newest first. */
export async function listDecidedDeeds(deps: ReadDeps): Promise<DecidedDeed[]> {
  const records = await selectDecided(deps.database, deps.settings.institutionId, {
    since: since(deps),
    limit: LISTED,
  });
  const known = await knowThoseOf(deps, records);
  return Promise.all(records.map((record) => viewDecided(deps, record, known)));
}

/** What waits with all that it would change; of what was decided, what became of it. */
export async function readHeldDeed(
  deps: ReadDeps,
  reader: Account,
  deedId: string,
): Promise<HeldDeedDetail | undefined> {
  const { institutionId } = deps.settings;
  const record = await selectDeed(deps.database, institutionId, deedId);
  if (record?.state === 'held') {
    const shown = await showDeed(deps, record);
    const bar = await barFor(deps, record, reader);
    return { ...shown, ...(bar ? { bar } : {}), seen: await seenOf(deps, record, shown) };
  }
  const [decided] = await selectDecided(deps.database, institutionId, { since: since(deps), limit: 1, deedId });
  if (!decided) return undefined;
  const known = await knowThoseOf(deps, [decided]);
  return { ...(await viewDecided(deps, decided, known)), ...NOTHING_DIFFERENT };
}

async function showDeed(deps: ReadDeps, record: DeedRecord): Promise<HeldDeedDetail> {
  const known = await knowThoseOf(deps, [record]);
  const comer = await describeComer(deps, record);
  return {
    ...(await viewDeed(deps, record, known)),
    ...(await describeDeed(deps, record)),
    ...(comer ? { comer } : {}),
  };
}

/** One value for all that is shown of what waits, also what a page shows a part at a time: whoever approves says it. */
export async function seenOf(deps: ReadDeps, record: DeedRecord, shown?: HeldDeedDetail): Promise<string> {
  const page = await readConcernedPeople(deps, { deedId: record.deed_id, after: 0, limit: Number.MAX_SAFE_INTEGER });
  const said = [shown ?? (await showDeed(deps, record)), page?.people ?? []];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

const since = ({ clock }: Pick<ReadDeps, 'clock'>) => later(clock.now(), -DECIDED_SHOWN_FOR);

/** Whoever stands in some deeds, asked for once for all of them. */
interface Known {
  names: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, Person>;
}

async function knowThoseOf(
  { database, settings: { institutionId } }: ReadDeps,
  records: readonly (DeedRecord | DecidedRecord)[],
): Promise<Known> {
  const accounts = records.flatMap((record) => [record.asked_by, ...(record.decided_by ? [record.decided_by] : [])]);
  const personIds = records.flatMap(({ person_id: personId }) => personId ?? []);
  const people = await selectPeople(database, institutionId, [...new Set(personIds)]);
  return {
    names: await selectAccountNames(database, institutionId, [...new Set(accounts)]),
    people: new Map(people.map((person) => [person.personId, person])),
  };
}

async function viewHeld(
  deps: ReadDeps,
  record: DeedRecord,
  { reader, known }: { reader: Account; known: Known },
): Promise<HeldDeed> {
  const bar = await barFor(deps, record, reader);
  return { ...(await viewDeed(deps, record, known)), ...(bar ? { bar } : {}) };
}

export function barFor(
  { database }: Pick<ReadDeps, 'database'>,
  record: DeedRecord,
  by: Account,
): Promise<Bar | undefined> {
  const { institution_id: institutionId, kind, about, asked_by: askedBy, brought_by: broughtBy } = record;
  return barOf(database, institutionId, { by, askedBy, broughtBy, kind, about });
}

async function viewDecided(deps: ReadDeps, record: DecidedRecord, known: Known): Promise<DecidedDeed> {
  const { state, decided_by: decidedBy, decided_at: decidedAt, note } = record;
  const decision = {
    state,
    decidedBy: known.names.get(decidedBy) ?? '',
    decidedAt: decidedAt.toISOString(),
    takenBack: decidedBy === record.asked_by,
    ...(note ? { note } : {}),
  };
  return { ...(await viewDeed(deps, record, known)), decision };
}

async function viewDeed(deps: ReadDeps, record: DeedRecord, known: Known): Promise<HeldDeed> {
  const { deed_id: deedId, kind, asked_by: askedBy } = record;
  const person = personOf(deps, record, known);
  const account = await accountOf(deps, record);
  const file = await fileOf(deps, record);
  const detail = detailOf(deps, record);
  return {
    deedId,
    kind,
    rules: rulesOf(record),
    askedBy: known.names.get(askedBy) ?? '',
    askedAt: record.asked_at.toISOString(),
    ...(person ? { person } : {}),
    ...(account ? { account } : {}),
    ...(file ? { file } : {}),
    count: countOf(deps, record),
    ...(detail ? { detail } : {}),
  };
}

const rulesOf = ({ rules }: DeedRecord): SecondPersonRule[] =>
  secondPersonRuleSchema.array().parse(JSON.parse(rules) as unknown);

function personOf(deps: ReadDeps, record: DeedRecord, { people }: Known): HeldDeed['person'] {
  const { deed_id: deedId, kind, person_id: personId, content_sealed: sealed } = record;
  if (kind === 'add-person' && sealed) {
    const { fields } = openContent(deps, { deedId, kind, sealed });
    return { displayName: fullName(fields) };
  }
  const person = personId ? people.get(personId) : undefined;
  return person && { personId: person.personId, displayName: fullName(person) };
}

/** Of who gets a right: the name that the office knows, and by what they sign in. */
async function accountOf(
  deps: ReadDeps,
  { deed_id: deedId, kind, about, asked_by: askedBy, content_sealed: sealed }: DeedRecord,
): Promise<HeldDeed['account']> {
  const ending = kind === 'end-guardian' ? openContent(deps, { deedId, kind, sealed }).accountId : undefined;
  const accountId = {
    'set-roles': about,
    'change-address': about,
    'hand-code': about,
    'end-guardian': ending,
    'join-staff': askedBy,
    'join-guardian': askedBy,
  }[kind as string];
  const { database, settings } = deps;
  const account = accountId && (await selectAccountById(database, settings.institutionId, accountId));
  if (!account) return undefined;
  const { displayName, login, email } = account;
  const device = await selectLastDevice(database, settings.institutionId, accountId);
  const sharing = await selectSharing(database, settings.institutionId, accountId);
  const names = await selectAccountNames(database, settings.institutionId, sharing);
  const sharesDeviceWith = [...names.values()].toSorted((one, other) => one.localeCompare(other, 'pl'));
  const isTheirs = kind === 'set-roles' || kind === 'join-staff' || kind === 'join-guardian';
  const known = isTheirs ? { login, ...(email ? { email } : {}) } : {};
  return { displayName, ...known, ...(device ? { device } : {}), sharesDeviceWith };
}

async function fileOf({ database, settings }: ReadDeps, { kind, about }: DeedRecord): Promise<HeldDeed['file']> {
  if (kind !== 'import' && kind !== 'undo-import') return undefined;
  const record = await selectImport(database, settings.institutionId, about);
  if (!record) return undefined;
  const names = await selectAccountNames(database, settings.institutionId, [record.uploaded_by]);
  const { headers, columns } = record;
  return {
    importId: about,
    fileName: record.file_name,
    uploadedBy: names.get(record.uploaded_by) ?? '',
    counts: record.counts,
    headers: [...headers],
    columns,
    otherwise: columnsReadOtherwise(headers, columns),
  };
}

/** A reason or an act, in the contract's words. */
function detailOf(deps: ReadDeps, { deed_id: deedId, kind, content_sealed: sealed }: DeedRecord): string | undefined {
  // Done by a second person at once, it never waited and was never kept.
  if (!sealed) return undefined;
  switch (kind) {
    case 'revoke-card':
    case 'suspend-card':
    case 'reveal-pesel':
    case 'resume-card':
      return openContent(deps, { deedId, kind, sealed }).reason;
    case 'mass-action':
      return openContent(deps, { deedId, kind, sealed }).act.kind;
    case 'register-application':
      return openContent(deps, { deedId, kind, sealed }).statement.kind;
    default:
      return undefined;
  }
}

function countOf(deps: ReadDeps, { deed_id: deedId, kind, content_sealed: sealed, amount }: DeedRecord): number {
  if (sealed && (kind === 'mass-action' || kind === 'group-order' || kind === 'print-slips')) {
    return openContent(deps, { deedId, kind, sealed }).personIds.length;
  }
  return amount;
}
