import type { DocumentHead } from './document-head.ts';

/** A part of what is kept about somebody: what it is, and lines of it; without lines there is nothing. */
export interface DataSection {
  heading: string;
  rows: { label: string; value: string }[];
}

export interface PersonalDataDocument extends DocumentHead {
  lead: string;
  /** Said of a part without lines. */
  nothing: string;
  sections: DataSection[];
}
