import type { InstitutionSettings } from '../settings.ts';
import type { DocumentHead } from './pdf-templates.ts';

/** Whose letterhead a document has. */
export function documentInstitution({ name, address, colour }: InstitutionSettings): DocumentHead['institution'] {
  return { name, colour, ...(address ? { address } : {}) };
}
