import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { applicationKindSchema } from './application.ts';
import { base, notFound, open } from './base.ts';
import { instructionSchema } from './instruction.ts';
import { languageSchema } from './language.ts';

const pdf = z.file().mime('application/pdf');
const language = languageSchema.default('pl');
const form = z.object({ kind: applicationKindSchema, language });
/** The institution works without such statements. */
const notForeseen = { NOT_FORESEEN: { status: 409 } } as const;

/** What is printed, and the instruction that is read. */
export const documentsContract = {
  /** Filled in with the institution's own data only; for everybody. */
  blankForm: open.route({ method: 'GET', path: '/forms/{kind}' }).errors(notForeseen).input(form).output(pdf),
  /** For the pupil and whoever is a guardian today; for everybody else there is no such pupil (G76). */
  pupilForm: base
    .route({ method: 'GET', path: '/pupils/{personId}/forms/{kind}' })
    .errors({ ...notFound, ...notForeseen })
    .input(form.extend({ personId: uuid }))
    .output(pdf),
  officeForm: base
    .route({ method: 'GET', path: '/office/people/{personId}/forms/{kind}' })
    .errors({ ...notFound, ...notForeseen })
    .input(form.extend({ personId: uuid }))
    .output(pdf),
  instruction: open
    .route({ method: 'GET', path: '/instruction' })
    .input(z.object({ language }))
    .output(instructionSchema),
  instructionPdf: open.route({ method: 'GET', path: '/instruction/pdf' }).input(z.object({ language })).output(pdf),
};
