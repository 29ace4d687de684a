import { directoryCalendar } from '@mleg/platform/keys/directory-calendar';
import { createVerifier, type Verifier } from '@mleg/verifier/create-verifier';
import { builtPages } from './built-pages.ts';
import { keyCalendarOf, openKeys } from './key-directory.ts';
import type { ProcessResources } from './process-resources.ts';
import { relyingPartiesOf } from './relying-parties.ts';
import { warnOfLostKeys } from './warn-of-lost-keys.ts';

export async function openVerifier(resources: ProcessResources): Promise<Verifier> {
  const { settings, files, cleanup, clock, log, fetch } = resources;
  const { origins } = settings;
  await warnOfLostKeys(settings, log);
  const keys = await openKeys(settings, 'verifier');
  const { rootCertificate } = files;
  const verifier = createVerifier(
    {
      origin: origins.verifier,
      trustedIssuers: [{ issuer: origins.issuer, ...(rootCertificate ? { rootCertificate } : {}) }],
      relyingParties: await relyingPartiesOf(resources, keys),
      walletEndpoint: `${origins.wallet}/#/show`,
      demonstration: settings.demonstration,
      shopDirectory: settings.demonstration ? builtPages(settings, 'verifier/demo') : undefined,
      inspectorDirectory: builtPages(settings, 'verifier/app'),
      behindProxy: settings.behindProxy,
    },
    { clock, log, fetch, keys, calendar: directoryCalendar(keyCalendarOf(settings)) },
  );
  cleanup.defer(() => verifier.stop());
  return verifier;
}
