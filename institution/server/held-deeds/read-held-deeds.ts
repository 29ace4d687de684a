import { type SecondPersonRule, secondPersonRuleSchema } from '@mleg/institution-contract/held';
import type { Bar, DecidedDeed, HeldDeed, HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { DECIDED_SHOWN_FOR } from '../durations.ts';
import { selectPeople } from '../people/people-store.ts';
import { fullName } from '../people/person.ts';
import { selectImport } from '../roster/import-store.ts';
import type { Account } from '../sign-in/account.ts';
import { selectAccountById, selectAccountNames } from '../sign-in/account-store.ts';
import { selectLastDevice, selectSharing } from '../sign-in/device-store.ts';
import {
  type DecidedRecord,
  type DeedRecord,
  selectDecided,
  selectDeed,
  selectHeld,
} from '../two-people/deed-store.ts';
import { openContent } from '../two-people/deed-vault.ts';
import { barOf } from '../two-people/second-person.ts';
import { describeDeed, NOTHING_DIFFERENT } from './describe-deed.ts';

type ReadDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

const LISTED = 200;

/** What waits, the longest first. */
export async function listHeldDeeds(deps: ReadDeps, reader: Account): Promise<HeldDeed[]> {
  const records = await selectHeld(deps.database, deps.settings.institutionId, LISTED);
  return Promise.all(
    records.map(async (record) => {
      const bar = await barFor(deps, record, reader);
      return { ...(await viewDeed(deps, record)), ...(bar ? { bar } : {}) };
    }),
  );
}

/** What was decided lately, the newest first. */
export async function listDecidedDeeds(deps: ReadDeps): Promise<DecidedDeed[]> {
  const records = await selectDecided(deps.database, deps.settings.institutionId, {
    since: since(deps),
    limit: LISTED,
  });
  return Promise.all(records.map((record) => viewDecided(deps, record)));
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
    const bar = await barFor(deps, record, reader);
    return { ...(await viewDeed(deps, record)), ...(bar ? { bar } : {}), ...(await describeDeed(deps, record)) };
  }
  const [decided] = await selectDecided(deps.database, institutionId, { since: since(deps), limit: 1, deedId });
  return decided && { ...(await viewDecided(deps, decided)), ...NOTHING_DIFFERENT };
}

const since = ({ clock }: Pick<ReadDeps, 'clock'>) => later(clock.now(), -DECIDED_SHOWN_FOR);

function barFor({ database }: ReadDeps, record: DeedRecord, by: Account): Promise<Bar | undefined> {
  const { institution_id: institutionId, kind, asked_by: askedBy, brought_by: broughtBy } = record;
  return barOf(database, institutionId, { by, askedBy, broughtBy, kind });
}

async function viewDecided(deps: ReadDeps, record: DecidedRecord): Promise<DecidedDeed> {
  const { state, decided_by: decidedBy, decided_at: decidedAt, note } = record;
  const names = await selectAccountNames(deps.database, record.institution_id, [decidedBy]);
  const decision = {
    state,
    decidedBy: names.get(decidedBy) ?? '',
    decidedAt: decidedAt.toISOString(),
    takenBack: decidedBy === record.asked_by,
    ...(note ? { note } : {}),
  };
  return { ...(await viewDeed(deps, record)), decision };
}

async function viewDeed(deps: ReadDeps, record: DeedRecord): Promise<HeldDeed> {
  const { institution_id: institutionId, deed_id: deedId, kind, asked_by: askedBy } = record;
  const names = await selectAccountNames(deps.database, institutionId, [askedBy]);
  const person = await personOf(deps, record);
  const account = await accountOf(deps, record);
  const file = await fileOf(deps, record);
  const detail = detailOf(deps, record);
  return {
    deedId,
    kind,
    rules: rulesOf(record),
    askedBy: names.get(askedBy) ?? '',
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

async function personOf(deps: ReadDeps, record: DeedRecord): Promise<HeldDeed['person']> {
  const { deed_id: deedId, kind, person_id: personId, content_sealed: sealed } = record;
  if (kind === 'add-person' && sealed) {
    const { fields } = openContent(deps, { deedId, kind, sealed });
    return { displayName: fullName(fields) };
  }
  const [person] = personId ? await selectPeople(deps.database, deps.settings.institutionId, [personId]) : [];
  return person && { personId: person.personId, displayName: fullName(person) };
}

/** Of who gets a right: the name that the office knows, and by what they sign in. */
async function accountOf(
  { database, settings }: ReadDeps,
  { kind, about, asked_by: askedBy }: DeedRecord,
): Promise<HeldDeed['account']> {
  const accountId = { 'set-roles': about, 'join-staff': askedBy, 'join-guardian': askedBy }[kind as string];
  const account = accountId && (await selectAccountById(database, settings.institutionId, accountId));
  if (!account) return undefined;
  const { displayName, login, email } = account;
  const device = await selectLastDevice(database, settings.institutionId, accountId);
  const sharing = await selectSharing(database, settings.institutionId, accountId);
  const names = await selectAccountNames(database, settings.institutionId, sharing);
  const sharesDeviceWith = [...names.values()].toSorted((one, other) => one.localeCompare(other, 'pl'));
  return { displayName, login, ...(email ? { email } : {}), ...(device ? { device } : {}), sharesDeviceWith };
}

async function fileOf({ database, settings }: ReadDeps, { kind, about }: DeedRecord): Promise<HeldDeed['file']> {
  if (kind !== 'import' && kind !== 'undo-import') return undefined;
  const record = await selectImport(database, settings.institutionId, about);
  if (!record) return undefined;
  const names = await selectAccountNames(database, settings.institutionId, [record.uploaded_by]);
  return {
    importId: about,
    fileName: record.file_name,
    uploadedBy: names.get(record.uploaded_by) ?? '',
    counts: record.counts,
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
      return openContent(deps, { deedId, kind, sealed }).reason;
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
