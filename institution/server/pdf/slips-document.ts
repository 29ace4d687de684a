import type { DocumentHead } from './document-head.ts';

/** One secret of one holder, to cut out. */
export interface Slip {
  name: string;
  /** Number and day of expiry: one line each. */
  lines: string[];
  codeLabel: string;
  code: string;
  /** A drawing; missing on the sheet with the activation codes. */
  qr?: { svg: string; label: string };
  hint?: string;
}

export interface SlipsDocument extends DocumentHead {
  /** Where it is told how to use them. */
  guide: string;
  slips: Slip[];
}
