import { contract } from '@mleg/institution-contract/contract';
import type { RosterImport } from '@mleg/institution-contract/roster';
import { implement } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { chooseColumns } from '../roster/choose-columns.ts';
import { confirmRoster, discardRoster, undoRoster } from '../roster/decide-roster.ts';
import type { ImportRecord } from '../roster/import-record.ts';
import { listImports, readImportRows } from '../roster/list-imports.ts';
import { compareAgain } from '../roster/read-again.ts';
import { rejectedCsv } from '../roster/rejected-csv.ts';
import { uploadRoster } from '../roster/upload-roster.ts';
import { viewImports } from '../roster/view-import.ts';
import type { Account } from '../sign-in/account.ts';
import { knownLanguage } from '../texts/texts-in.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { unlessNotYet } from './unless-not-yet.ts';

/** Uploading and looking; what changes people is in `decisionProcedures`. */
export function rosterProcedures(deps: InstitutionDeps) {
  const os = implement(contract.roster).$context<CallContext>();
  return {
    ...decisionProcedures(deps),
    ...readingProcedures(deps),
    upload: os.upload.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await uploadRoster(deps, { ...input, by: account });
      if ('uploaded' in result) return viewImport(deps, result.uploaded, account);
      if (result.refused === 'too-large') throw errors.TOO_LARGE();
      throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds: result.retryAfterSeconds } });
    }),
    list: os.list.handler(async ({ context }) => {
      const { account } = await requireOffice(deps, context);
      return { imports: await listImports(deps, account) };
    }),
    get: os.get.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const [found] = await listImports(deps, account, input.importId);
      if (!found) throw errors.NOT_FOUND();
      return found;
    }),
    rows: os.rows.handler(async ({ context, input, errors }) => {
      await requireOffice(deps, context);
      const page = await readImportRows(deps, input);
      if (!page) throw errors.NOT_FOUND();
      return page;
    }),
    rejected: os.rejected.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await rejectedCsv(deps, {
        importId: input.importId,
        language: knownLanguage(input.language),
        by: account,
      });
      if ('refused' in result) throw result.refused === 'not-found' ? errors.NOT_FOUND() : errors.NOT_YOURS();
      const { people, ...file } = result;
      for (const personId of people) context.subjects.add(personId);
      return file;
    }),
  };
}

/** What has a file read once more. */
function readingProcedures(deps: InstitutionDeps) {
  const os = implement(contract.roster).$context<CallContext>();
  return {
    setColumns: os.setColumns.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await chooseColumns(deps, { ...input, by: account });
      if ('reading' in result) return viewImport(deps, result.reading, account);
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'not-yours') throw errors.NOT_YOURS();
      throw result.refused === 'not-ready' ? errors.NOT_READY() : errors.NO_SUCH_COLUMN();
    }),
    compare: os.compare.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = await compareAgain(deps, { by: account, importId: input.importId });
      if ('reading' in result) return viewImport(deps, result.reading, account);
      if (result.refused === 'not-yours') throw errors.NOT_YOURS();
      throw result.refused === 'not-found' ? errors.NOT_FOUND() : errors.NOT_READY();
    }),
  };
}

function decisionProcedures(deps: InstitutionDeps) {
  const os = implement(contract.roster).$context<CallContext>();
  return {
    confirm: os.confirm.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await confirmRoster(deps, { ...input, by: account }));
      if ('decided' in result) return viewImport(deps, result.decided, account);
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'not-yours') throw errors.NOT_YOURS();
      if (result.refused === 'changed-meanwhile') throw errors.CHANGED_MEANWHILE();
      throw result.refused === 'stale' ? errors.STALE() : errors.NOT_READY();
    }),
    discard: os.discard.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await discardRoster(deps, { ...input, by: account }));
      if ('decided' in result) return viewImport(deps, result.decided, account);
      if (result.refused === 'not-yours') throw errors.NOT_YOURS();
      throw result.refused === 'not-found' ? errors.NOT_FOUND() : errors.NOT_READY();
    }),
    undo: os.undo.handler(async ({ context, input, errors }) => {
      const { account } = await requireOffice(deps, context);
      const result = unlessNotYet(await undoRoster(deps, { ...input, by: account }));
      if ('decided' in result) return viewImport(deps, result.decided, account);
      if (result.refused === 'not-found') throw errors.NOT_FOUND();
      if (result.refused === 'changed-since') {
        throw errors.CHANGED_SINCE({ data: { total: result.total, people: result.people } });
      }
      throw result.refused === 'in-use' ? errors.IN_USE() : errors.NOT_LAST();
    }),
  };
}

async function viewImport(deps: InstitutionDeps, record: ImportRecord, account: Account): Promise<RosterImport> {
  const [shown] = await viewImports(deps, [record], account);
  if (!shown) throw new Error('An import has no view.');
  return shown;
}
