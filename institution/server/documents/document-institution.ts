import type { DocumentHead } from '../pdf/document-head.ts';
import type { InstitutionSettings } from '../settings.ts';

/** Whose letterhead a document has. */
export function documentInstitution({ name, address, colour }: InstitutionSettings): DocumentHead['institution'] {
  return { name, colour, ...(address ? { address } : {}) };
}
