import { requireOwnDirectory } from './claim-directory.ts';
import { requireForProduction } from './demonstration.ts';
import { type GivenFiles, readGivenFiles } from './given-files.ts';
import { requireJournalOutside, requireWholeMirrors } from './journal-places.ts';
import { requirePorts } from './listen.ts';
import { refuseOrphanedJournal } from './orphaned-journal.ts';
import { requirePlaces } from './places-to-be.ts';
import { requireSameAddresses } from './same-addresses.ts';
import { requireSameInstitution } from './same-institution.ts';
import type { Settings } from './settings.ts';

/**
 * All that can be known of a start before anything is built, made or opened; nothing is changed. Throws `UsageError` or
 * `StartRefused` with what to mend.
 */
export async function checkStart(settings: Settings): Promise<GivenFiles> {
  requireForProduction(settings);
  const files = await readGivenFiles(settings);
  if (settings.web) {
    const { host, roles, ports, phone } = settings;
    const page = phone && !phone.files ? [phone.pagePort] : [];
    await requirePorts(host, [...roles.map((role) => ports[role]), ...page]);
  }
  await requirePlaces(settings);
  requireJournalOutside(settings);
  await requireOwnDirectory(settings);
  await requireSameInstitution(settings, files.institution);
  await requireSameAddresses(settings);
  refuseOrphanedJournal(settings);
  requireWholeMirrors(settings);
  return files;
}
