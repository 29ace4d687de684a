import { contract } from '@mleg/institution-contract/contract';
import { implement } from '@orpc/server';
import { foreseenKinds } from '../applications/foreseen-kinds.ts';
import type { InstitutionDeps } from '../deps.ts';
import { documentInstitution } from '../documents/document-institution.ts';
import { fillStatement } from '../documents/fill-statement.ts';
import { isMinor } from '../guardians/acting-for.ts';
import { readInstruction } from '../instruction/read-instruction.ts';
import { pdfFile } from '../pdf/pdf-file.ts';
import { selectPerson } from '../people/people-store.ts';
import { knownLanguage, textsIn } from '../texts/texts-in.ts';
import { type CallContext, requireOffice } from './call-context.ts';
import { keepMade } from './keep-made.ts';
import { requirePupil } from './require-pupil.ts';

/** Forms and the instruction. What is for everybody says nothing of anybody, and so is made once. */
export function documentProcedures(deps: InstitutionDeps) {
  const os = implement(contract.documents).$context<CallContext>();
  const { makePdf, settings } = deps;
  const isForeseen = (kind: ReturnType<typeof foreseenKinds>[number]) =>
    foreseenKinds(settings.policies).includes(kind);
  const made = keepMade<File>();
  const statement = async (form: Parameters<typeof fillStatement>[1]) => {
    const pdf = await makePdf('statement-form', fillStatement(settings, form));
    return pdfFile(pdf, textsIn(form.language).statementForm[settings.kind].fileName[form.kind]);
  };
  return {
    blankForm: os.blankForm.handler(async ({ input, errors }) => {
      const [kind, language] = [input.kind, knownLanguage(input.language)];
      if (!isForeseen(kind)) throw errors.NOT_FORESEEN();
      return made(`${kind} ${language}`, () => statement({ kind, language }));
    }),
    pupilForm: os.pupilForm.handler(async ({ context, input: { personId, ...asked }, errors }) => {
      const form = { ...asked, language: knownLanguage(asked.language) };
      const { account, as } = await requirePupil(deps, context, personId);
      if (!isForeseen(form.kind)) throw errors.NOT_FORESEEN();
      const person = await selectPerson(deps.database, settings.institutionId, personId);
      if (!person) throw errors.NOT_FOUND();
      // A minor may fill the form in, but a guardian signs it.
      const signs = as === 'guardian' || !isMinor(deps, person);
      return statement({ ...form, person, ...(signs ? { applicant: { name: account.displayName, as } } : {}) });
    }),
    officeForm: os.officeForm.handler(async ({ context, input: { personId, ...asked }, errors }) => {
      const form = { ...asked, language: knownLanguage(asked.language) };
      await requireOffice(deps, context);
      if (!isForeseen(form.kind)) throw errors.NOT_FORESEEN();
      const person = await selectPerson(deps.database, settings.institutionId, personId);
      if (!person) throw errors.NOT_FOUND();
      return statement({ ...form, person });
    }),
    instruction: os.instruction.handler(({ input }) => readInstruction(settings, knownLanguage(input.language))),
    instructionPdf: os.instructionPdf.handler(({ input }) => {
      const language = knownLanguage(input.language);
      return made(`instruction ${language}`, async () => {
        const instruction = readInstruction(settings, language);
        const institution = documentInstitution(settings);
        const pdf = await makePdf('instruction', { language, title: instruction.title, institution, instruction });
        return pdfFile(pdf, textsIn(language).instruction.fileName);
      });
    }),
  };
}
