import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInstitution, type Institution } from '@mleg/institution/create-institution';
import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { institutionJobKinds } from '@mleg/institution/jobs';
import { openNotifications } from '@mleg/platform/database/listen';
import { builtPages } from './built-pages.ts';
import { openKeeper, type ProcessResources } from './process-resources.ts';

export async function openInstitution(resources: ProcessResources): Promise<Institution> {
  const { settings, files, cleanup, clock, random, log, fetch } = resources;
  if (!files.institution) throw new Error('The institution does not run here.');
  const { url, database, lostConnections, journal, jobs, keys } = await openKeeper<InstitutionDatabase>(
    resources,
    'institution',
    institutionJobKinds,
  );
  const notifications = openNotifications({ url, log });
  cleanup.defer(() => notifications.stop());
  const institution = await createInstitution(
    { ...files.institution, appDirectory: builtPages(settings, 'institution/app') },
    { database, lostConnections, journal, jobs, notifications, keys, clock, random, log, fetch },
  );
  cleanup.defer(() => institution.stop());
  // What an issuer elsewhere has to be given: public keys, no secrets.
  const entry = `${JSON.stringify(await institution.registration(), undefined, 2)}\n`;
  await writeFile(join(settings.dataDirectory, 'institution', 'registration.json'), entry);
  return institution;
}
