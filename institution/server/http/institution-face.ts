import type { InstitutionSettings } from '../settings.ts';

/** How the institution shows itself to everybody. */
export function institutionFace({ name, shortName, colour, kind }: InstitutionSettings) {
  return { name, shortName, colour, kind };
}
