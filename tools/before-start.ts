import { join } from 'node:path';
import { readArguments } from '@mleg/main/arguments';
import { checkStart } from '@mleg/main/check-start';
import { requireDatabases } from '@mleg/main/databases';
import { endInWords } from '@mleg/main/end-in-words';
import { withOwnAddress } from '@mleg/main/phone/own-address';
import { requireRoot } from '@mleg/main/require-root';
import { readSettings } from '@mleg/main/settings';
import { buildApps } from './build-apps.ts';

/** What comes before a start: whoever has forgotten a setting is told so, and does not wait for a build first. */
await endInWords(async () => {
  const given = await withOwnAddress(readArguments(process.argv.slice(2)), process.env);
  const settings = readSettings(given, process.env);
  await checkStart(settings);
  await requireDatabases(settings, 'owner');
  await requireRoot(settings);
  const root = join(import.meta.dirname, '..');
  if (settings.web && settings.servePages) buildApps(root, { quiet: true, roles: settings.roles });
});
