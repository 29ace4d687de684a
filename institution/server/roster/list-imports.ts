import type { RosterImport, RosterRow, RosterRowKind } from '@mleg/institution-contract/roster';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import { selectImport, selectImports } from './import-store.ts';
import { selectRows } from './row-store.ts';
import { viewImports, viewRow } from './view-import.ts';

type ListDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

const LISTED = 10;

/** The newest imports, or one. */
export async function listImports(deps: ListDeps, account: Account, importId?: string): Promise<RosterImport[]> {
  const { institutionId } = deps.settings;
  if (importId === undefined)
    return viewImports(deps, await selectImports(deps.database, institutionId, LISTED), account);
  const record = await selectImport(deps.database, institutionId, importId);
  return record ? viewImports(deps, [record], account) : [];
}

/** One page of a preview; nothing where there is no such import here (I10). */
export async function readImportRows(
  deps: ListDeps,
  page: { importId: string; kind: RosterRowKind; after?: number | undefined; limit: number },
): Promise<{ rows: RosterRow[]; next?: number } | undefined> {
  const { institutionId } = deps.settings;
  if (!(await selectImport(deps.database, institutionId, page.importId))) return undefined;
  const rows = await selectRows(deps.database, { ...page, institutionId, after: page.after, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => viewRow(deps, row)),
    ...(rows.length > page.limit && last ? { next: last.line } : {}),
  };
}
