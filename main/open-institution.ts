import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInstitution, type Institution } from '@mleg/institution/create-institution';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { demoSchool } from '@mleg/institution/demo/demo-school-settings';
import { demoInstitution } from '@mleg/institution/demo/demo-settings';
import { institutionJobKinds } from '@mleg/institution/jobs';
import type { InstitutionSettingsInput } from '@mleg/institution/settings';
import { openNotifications } from '@mleg/platform/database/listen';
import { builtPages } from './built-pages.ts';
import { openKeeper, type ProcessResources } from './process-resources.ts';
import { readJson } from './read-json.ts';

export async function openInstitution(resources: ProcessResources): Promise<Institution> {
  const { settings, cleanup, clock, random, log, fetch } = resources;
  const { url, database, journal, jobs, keys } = await openKeeper<InstitutionDatabase>(
    resources,
    'institution',
    institutionJobKinds,
  );
  const notifications = openNotifications({ url, log });
  cleanup.defer(() => notifications.stop());
  const institution = await createInstitution(
    {
      ...(await identity(settings)),
      origin: settings.origins.institution,
      issuerOrigin: settings.origins.issuer,
      walletOrigin: settings.origins.wallet,
      appDirectory: builtPages(settings, 'institution/app'),
      demonstration: settings.demonstration,
      secureCookies: settings.origins.institution.startsWith('https:'),
      behindProxy: settings.behindProxy,
      earlierErasures: join(settings.dataDirectory, 'institution', 'erasures.jsonl'),
      ...(settings.mail ? { mail: settings.mail } : {}),
    },
    { database, journal, jobs, notifications, keys, clock, random, log, fetch },
  );
  cleanup.defer(() => institution.stop());
  // What an issuer elsewhere has to be given: public keys, no secrets.
  const entry = `${JSON.stringify(institution.registration(), undefined, 2)}\n`;
  await writeFile(join(settings.dataDirectory, 'institution', 'registration.json'), entry);
  return institution;
}

type Identity = Omit<
  InstitutionSettingsInput,
  'origin' | 'issuerOrigin' | 'walletOrigin' | 'demonstration' | 'secureCookies'
>;

/** The content of the file is checked where the institution parses its settings. */
async function identity({ institutionFile, demoInstitution: kind }: ProcessResources['settings']): Promise<Identity> {
  if (institutionFile !== undefined) return (await readJson('INSTITUTION_FILE', institutionFile)) as Identity;
  return kind === 'school' ? demoSchool : demoInstitution;
}
