import type { InstructionDocument } from './instruction-document.ts';
import type { PersonalDataDocument } from './personal-data-document.ts';
import type { SlipsDocument } from './slips-document.ts';
import type { StatementForm } from './statement-form.ts';

/** What each template in `templates/` is given: all words come from here, none stand in a template. */
export interface PdfTemplates {
  'statement-form': StatementForm;
  instruction: InstructionDocument;
  slips: SlipsDocument;
  'personal-data': PersonalDataDocument;
}
