import type { ExportedTable, PersonExport } from '@mleg/institution-contract/privacy';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import { selectGuardians } from '../guardians/guardian-store.ts';
import { noteView, readViews } from '../looks/note-view.ts';
import { readPerson } from '../people/read-person.ts';
import { asHolder, type Permission } from '../permission/permission.ts';
import type { Account } from '../sign-in/account.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { selectPictures, selectRows } from './person-data-store.ts';
import { personHistory } from './person-history.ts';

type ExportDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

interface Export {
  by: Account;
  personId: string;
}

/** For the person, and a minor's guardians of today. */
export function exportOwn(deps: ExportDeps, request: Export): Promise<PersonExport | undefined> {
  return exportPerson(deps, request, asHolder());
}

/** For the office: a whole PESEL leaves the house only when two people have seen why. */
export async function exportForOffice(deps: ExportDeps, request: Export): Promise<PersonExport | NotYet | undefined> {
  const weighed = await weighExport(deps, request);
  if (!weighed || !('permission' in weighed)) return weighed;
  return exportPerson(deps, request, weighed.permission);
}

/** Also where a second person lets somebody take it out: what comes of it is for whoever asked. */
export async function weighExport(deps: ExportDeps, { by, personId, word }: Export & { word?: Word }) {
  const person = await readPerson(deps, personId);
  if (!person) return undefined;
  const takesOutPesel = person.pesel !== undefined;
  const touches = (people: readonly string[]) => people.includes(personId);
  const facts = { touches, takesOutPesel, amounts: [{ of: 'pesels', count: takesOutPesel ? 1 : 0 }] } as const;
  const deed = { kind: 'export-person', about: personId, content: {} } as const;
  return deps.database
    .transaction()
    .execute((transaction) => weigh(deps, transaction, { deed, by, before: {}, facts, personId, word }));
}

/** Everything that is kept about somebody (RODO art. 15 and 20). Who takes it out is recorded before it is given out. */
async function exportPerson(
  deps: ExportDeps,
  { by, personId }: Export,
  _leave: Permission<'read-pesel'>,
): Promise<PersonExport | undefined> {
  const { database } = deps;
  const { institutionId, name } = deps.settings;
  const person = await readPerson(deps, personId);
  if (!person) return undefined;
  await noteExport(deps, by, personId);
  const rows = <Table extends ExportedTable>(table: Table) => selectRows(database, institutionId, { table, personId });
  const guardians = await selectGuardians(database, institutionId, personId);
  const pictures = await selectPictures(database, institutionId, personId);
  const {
    personId: _id,
    cardId: _card,
    hasPhoto: _photo,
    isUnconfirmed: _unconfirmed,
    hasLostRight: _lost,
    hasApplied: _applied,
    hasObjected: _objected,
    ...own
  } = person;
  return {
    exportedAt: deps.clock.now().toISOString(),
    institution: name,
    person: own,
    photos: pictures.map(({ use, at, jpeg }) => ({
      use,
      at: at.toISOString(),
      ...(jpeg ? { jpegBase64: jpeg.toString('base64') } : {}),
    })),
    accounts: await rows('accounts'),
    guardians: guardians.map(({ displayName, since, endedAt }) => ({
      displayName,
      since: since.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    applications: await rows('applications'),
    cardOrders: await rows('card_orders'),
    messages: await rows('messages'),
    views: await readViews(deps, personId),
    history: (await personHistory(deps, personId)).map(({ at, event, actor }) => ({ at, event, actor })),
  };
}

/** Of their own data people are no viewers. */
async function noteExport(deps: ExportDeps, by: Account, personId: string): Promise<void> {
  if (!(await actingFor(deps, by, personId))) {
    return noteView(deps, { by, personIds: [personId], what: 'export' });
  }
  const { institutionId } = deps.settings;
  const event = {
    institutionId,
    at: deps.clock.now(),
    event: 'privacy.exported' as const,
    actor: by.accountId,
    subject: personId,
  };
  await recordAudit(deps.database, event);
}
