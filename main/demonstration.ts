import type { Settings } from './settings.ts';

/** Whether this process plays both sides with fictional people: the university's and its Ministry's. */
export function isDemonstration({ roles, institutionFile }: Pick<Settings, 'roles' | 'institutionFile'>): boolean {
  return institutionFile === undefined && roles.includes('institution') && roles.includes('issuer');
}
