import { join } from 'node:path';
import { demoSchool } from '@mleg/institution/demo/demo-school-settings';
import { demoInstitution } from '@mleg/institution/demo/demo-settings';
import { type InstitutionSettingsInput, institutionSettingsSchema } from '@mleg/institution/settings';
import { z } from 'zod';
import { parseGiven } from './parse-given.ts';
import { readJson } from './read-given.ts';
import type { Settings } from './settings.ts';

/**
 * The institution as its file describes it, or that of the demonstration, with what the process as a whole decides.
 * Throws `UsageError` where the file does not.
 */
export async function institutionSettings(settings: Settings): Promise<InstitutionSettingsInput> {
  const { institutionFile: file, demoInstitution: kind, origins } = settings;
  const ours = {
    origin: origins.institution,
    issuerOrigin: origins.issuer,
    walletOrigin: origins.wallet,
    demonstration: settings.demonstration,
    secureCookies: origins.institution.startsWith('https:'),
    behindProxy: settings.behindProxy,
    earlierErasures: join(settings.dataDirectory, 'institution', 'erasures.jsonl'),
    ...(settings.mail ? { mail: settings.mail } : {}),
  };
  if (file === undefined) return { ...(kind === 'school' ? demoSchool : demoInstitution), ...ours };
  const said = parseGiven(
    'INSTITUTION_FILE',
    file,
    z.record(z.string(), z.unknown()),
    await readJson('INSTITUTION_FILE', file),
  );
  const input = { ...(said as InstitutionSettingsInput), ...ours };
  parseGiven('INSTITUTION_FILE', file, institutionSettingsSchema, input);
  return input;
}
