import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/documents.ts';

export const documents: Translated<typeof polish.documents> = {
  paperTitle: 'Forms on paper',
  paper: {
    school: 'You prefer paper? Download the form, print it, sign it and hand it in at the school’s office.',
    university: 'Download the form, print it, sign it and hand it in at the dean’s office.',
  },
  officeTitle: 'A form to print',
  officeText: 'Somebody came without a form? Print it with the pupil’s data. Only the signature is missing.',
  blankText: 'Choose a pupil to print a form with the data in it. Here are blank ones.',
  form: {
    issue: 'Application for a card (PDF)',
    cancel: 'Application to cancel (PDF)',
    objection: 'Objection (PDF)',
  },
  saved: 'The form has been downloaded.',
  instruction: {
    link: 'Instruction, step by step',
    pdf: 'Download the instruction (PDF)',
    portal: 'Go to the portal',
    formsTitle: 'Forms to print',
    formsText: 'Once signed in, you can download forms with the data already in them.',
  },
  slips: {
    pdf: 'Download a PDF',
    pdfText: 'In the PDF all slips are alike and none is split between pages.',
    saved: 'The file with the slips has been downloaded.',
    guide: 'Instruction, step by step: {{address}}',
  },
};
