import { contract } from '@mleg/institution-contract/contract';
import type { PersonExport } from '@mleg/institution-contract/privacy';
import { implement, ORPCError } from '@orpc/server';
import type { InstitutionDeps } from '../deps.ts';
import { pdfFile } from '../pdf/pdf-file.ts';
import { exportDocument } from '../privacy/export-document.ts';
import { exportForOffice, exportOwn } from '../privacy/export-person.ts';
import { knownLanguage, textsIn } from '../texts/texts-in.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { requirePupil } from './require-pupil.ts';
import { unlessNotYet } from './unless-not-yet.ts';

/** Everything about somebody, as JSON and in words: for the office, and for the person and today's guardians (G79). */
export function exportProcedures(deps: InstitutionDeps) {
  const os = implement(contract.privacy).$context<CallContext>();
  const forOffice = async (context: CallContext, personId: string) => {
    const { account: by } = await requireOffice(deps, context);
    const exported = await exportForOffice(deps, { by, personId });
    if (!exported) throw new ORPCError('NOT_FOUND', { status: 404 });
    return unlessNotYet(exported);
  };
  const own = async (context: CallContext, personId: string) => {
    const { account: by } = await requirePupil(deps, context, personId);
    const exported = await exportOwn(deps, { by, personId });
    if (!exported) throw new ORPCError('NOT_FOUND', { status: 404 });
    return exported;
  };
  const inWords = async (exported: PersonExport, wanted: string) => {
    const language = knownLanguage(wanted);
    const document = exportDocument(deps.settings, language, exported);
    return pdfFile(await deps.makePdf('personal-data', document), textsIn(language).personalData.fileName);
  };
  return {
    exportPerson: os.exportPerson.handler(({ context, input }) => forOffice(context, input.personId)),
    exportPersonPdf: os.exportPersonPdf.handler(async ({ context, input: { personId, language } }) =>
      inWords(await forOffice(context, personId), language),
    ),
    exportOwn: os.exportOwn.handler(({ context, input }) => own(context, input.personId)),
    exportOwnPdf: os.exportOwnPdf.handler(async ({ context, input: { personId, language } }) =>
      inWords(await own(context, personId), language),
    ),
  };
}
