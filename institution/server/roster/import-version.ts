import type { InstitutionDeps } from '../deps.ts';
import { versionOf } from '../versions/version-of.ts';
import type { ImportRecord } from './import-record.ts';

/** Read once more, a file has another version, even where it says the same. */
export function versionOfImport(
  deps: Pick<InstitutionDeps, 'keys'>,
  { import_id: importId, columns, counts, read_at: readAt }: ImportRecord,
): string {
  return versionOf(deps, `import ${importId}`, { columns, counts, readAt });
}
