import { foreseenKinds } from '../applications/foreseen-kinds.ts';
import type { InstitutionSettings } from '../settings.ts';

/** How the institution shows itself to everybody. */
export function institutionFace({ name, shortName, colour, kind, policies }: InstitutionSettings) {
  return { name, shortName, colour, kind, statements: foreseenKinds(policies) };
}
