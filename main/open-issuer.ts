import { createIssuer, type Issuer } from '@mleg/issuer/create-issuer';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { issuerJobKinds } from '@mleg/issuer/jobs';
import { openAnchorFiles } from '@mleg/issuer/journal/anchor-files';
import { builtPages } from './built-pages.ts';
import { anchorsOf } from './journal-of.ts';
import { openKeeper, type ProcessResources } from './process-resources.ts';

export async function openIssuer(resources: ProcessResources): Promise<Issuer> {
  const { settings, files, clock, random, log, fetch } = resources;
  const { database, lostConnections, journal, jobs, keys } = await openKeeper<IssuerDatabase>(
    resources,
    'issuer',
    issuerJobKinds,
  );
  await migrateIssuer(database);
  const anchors = openAnchorFiles(anchorsOf(settings));
  const issuer = await createIssuer(
    {
      origin: settings.origins.issuer,
      authorityName: settings.authorityName,
      demonstration: settings.demonstration,
      behindProxy: settings.behindProxy,
      timeStamps: files.timeStamps,
      deskDirectory: builtPages(settings, 'issuer/desk'),
      // Without TLS, or for phones in one network, we are on a machine of our own, and so are the institutions.
      privateNetworks: [...settings.privateNetworks],
      allowPrivateEventEndpoints: settings.phone !== undefined || settings.origins.issuer.startsWith('http:'),
    },
    { database, lostConnections, journal, anchors, jobs, keys, clock, random, log, fetch },
  );
  resources.cleanup.defer(() => issuer.stop());
  return issuer;
}
