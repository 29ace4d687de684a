import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type ImportKey, selectWritten, type WrittenKind } from './row-store.ts';

type Events = Readonly<Partial<Record<WrittenKind, InstitutionEvent>>>;

export const BY_FILE: Events = {
  new: 'person.added-by-file',
  changed: 'person.changed-by-file',
  leaving: 'person.left-by-file',
};

/** Whom a file brought is not here afterwards. */
export const BY_UNDOING: Events = { changed: 'person.file-undone', leaving: 'person.file-undone' };

/** In the history of each person stands what a file did to them, who brought it, and who else has decided about it. */
export async function recordPeople(
  { clock }: Pick<InstitutionDeps, 'clock'>,
  transaction: Transaction<InstitutionDatabase>,
  key: ImportKey,
  { by, decidedBy, events }: { by: string; decidedBy: string; events: Events },
): Promise<void> {
  const about = { institutionId: key.institutionId, at: clock.now(), actor: by };
  const detail = { import: key.importId, ...(decidedBy === by ? {} : { approvedBy: decidedBy }) };
  const written = await selectWritten(transaction, key);
  await recordAudit(
    transaction,
    ...written.flatMap(({ personId: subject, kind }) => {
      const event = events[kind];
      return event ? [{ ...about, event, subject, detail }] : [];
    }),
  );
}
