import type { InstructionDocument } from './instruction-document.ts';
import type { PersonalDataDocument } from './personal-data-document.ts';
import type { SlipsDocument } from './slips-document.ts';
import type { StatementForm } from './statement-form.ts';

/** What every document begins with. */
export interface DocumentHead {
  /** A tag (BCP 47), for readers that speak. */
  language: string;
  /** Also the title that readers show. */
  title: string;
  institution: { name: string; address?: string; colour: string };
}

/** What each template in `templates/` is given: all words come from here, none stand in a template. */
export interface PdfTemplates {
  'statement-form': StatementForm;
  instruction: InstructionDocument;
  slips: SlipsDocument;
  'personal-data': PersonalDataDocument;
}
