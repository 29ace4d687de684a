import type { DocumentHead } from './document-head.ts';

export interface FormField {
  label: string;
  /** Missing: a line to write on. */
  value?: string;
}

export interface FormChoice {
  label: string;
  ticked: boolean;
}

/** A form on one sheet of A4: filled in where something is known, lines and boxes for a pen elsewhere. */
export interface StatementForm extends DocumentHead {
  /** What whoever signs states. */
  statement: string;
  parts: { heading: string; fields: FormField[]; choices?: FormChoice[] }[];
  notes: string[];
  /** Under the lines for date and hand. */
  signature: { date: string; name: string };
  office: { heading: string; choices: FormChoice[]; signature: string };
  information: { heading: string; text: string };
}
