import { contract } from '@mleg/institution-contract/contract';
import { implement, ORPCError } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { pdfFile } from '../pdf/pdf-file.ts';
import { exportDocument } from '../privacy/export-document.ts';
import { exportPerson } from '../privacy/export-person.ts';
import type { Account } from '../sign-in/account.ts';
import { knownLanguage, textsIn } from '../texts/texts-in.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { requirePupil } from './require-pupil.ts';

/** Everything about somebody, as JSON and in words: for the office, and for the person and today's guardians (G79). */
export function exportProcedures(deps: InstitutionDeps) {
  const os = implement(contract.privacy).$context<CallContext>();
  const take = async (by: Account, personId: string) => {
    const exported = await exportPerson(deps, { by, personId });
    if (!exported) throw new ORPCError('NOT_FOUND', { status: 404 });
    return exported;
  };
  const inWords = async (by: Account, personId: string, wanted: string) => {
    const language = knownLanguage(wanted);
    const document = exportDocument(deps.settings, language, await take(by, personId));
    return pdfFile(await deps.makePdf('personal-data', document), textsIn(language).personalData.fileName);
  };
  return {
    exportPerson: os.exportPerson.handler(async ({ context, input: { personId } }) =>
      take((await requireOffice(deps, context)).account, personId),
    ),
    exportPersonPdf: os.exportPersonPdf.handler(async ({ context, input: { personId, language } }) =>
      inWords((await requireOffice(deps, context)).account, personId, language),
    ),
    exportOwn: os.exportOwn.handler(async ({ context, input: { personId } }) =>
      take((await requirePupil(deps, context, personId)).account, personId),
    ),
    exportOwnPdf: os.exportOwnPdf.handler(async ({ context, input: { personId, language } }) =>
      inWords((await requirePupil(deps, context, personId)).account, personId, language),
    ),
  };
}
