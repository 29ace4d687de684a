import { ROSTER_FILE_MAX_BYTES, type RosterScope } from '@mleg/institution-contract/roster';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { InstitutionDeps } from '../deps.ts';
import { READ_ROSTERS } from '../jobs.ts';
import type { Account } from '../sign-in/account.ts';
import type { ImportRecord } from './import-record.ts';
import { insertImport, selectImport } from './import-store.ts';
import { sealForRoster } from './roster-vault.ts';
import { throttleUpload } from './throttle-upload.ts';

type UploadDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'limits' | 'random' | 'settings'>;

export interface UploadRoster {
  by: Account;
  file: File;
  scope: RosterScope;
}

export type UploadAnswer =
  | { uploaded: ImportRecord }
  | { refused: 'too-large' }
  | { refused: 'too-many'; retryAfterSeconds: number };

const NAME_MAX_CHARACTERS = 120;

/** Keeps the file, encrypted, and wakes a worker: nothing about people changes until somebody has confirmed (F73). */
export async function uploadRoster(deps: UploadDeps, { by, file, scope }: UploadRoster): Promise<UploadAnswer> {
  if (file.size > ROSTER_FILE_MAX_BYTES) return { refused: 'too-large' };
  const retryAfterSeconds = await throttleUpload(deps, by);
  if (retryAfterSeconds !== undefined) return { refused: 'too-many', retryAfterSeconds };
  const { institutionId } = deps.settings;
  const importId = makeUuid(deps.random);
  const now = deps.clock.now();
  const sealed = sealForRoster(deps, importId, new Uint8Array(await file.arrayBuffer()));
  await deps.database.transaction().execute(async (transaction) => {
    await insertImport(transaction, {
      institution_id: institutionId,
      import_id: importId,
      file_name: shownName(file.name),
      file_sealed: sealed,
      scope,
      uploaded_by: by.accountId,
      uploaded_at: now,
      columns_chosen: false,
      rows_read: 0,
      progress: 0,
    });
    await recordAudit(transaction, {
      institutionId,
      at: now,
      event: 'import.uploaded',
      actor: by.accountId,
      subject: importId,
      detail: { bytes: file.size, scope },
    });
    await deps.jobs.enqueue(transaction, READ_ROSTERS, {});
  });
  const uploaded = await selectImport(deps.database, institutionId, importId);
  if (!uploaded) throw new Error('An import vanished after it was stored.');
  return { uploaded };
}

/** F71: a name is only shown; whatever path came with it is left out. */
function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').slice(-NAME_MAX_CHARACTERS);
}
