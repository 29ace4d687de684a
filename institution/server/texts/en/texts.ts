import type * as polish from '../pl/texts.ts';
import { accountMail } from './account-mail.ts';
import { pupilInstruction } from './instruction/pupil.ts';
import { studentInstruction } from './instruction/student.ts';
import { mail } from './mail.ts';
import { personalData } from './personal-data.ts';
import { rejectedRows } from './rejected-rows.ts';
import { slips } from './slips.ts';
import { statementForm } from './statement-form.ts';

export const texts: typeof polish.texts = {
  instruction: {
    school: pupilInstruction,
    university: studentInstruction,
    fileName: 'instruction-mlegitymacja.pdf',
  },
  accountMail,
  mail,
  personalData,
  rejectedRows,
  slips,
  statementForm,
};
