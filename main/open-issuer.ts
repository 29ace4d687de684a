import { createIssuer, type Issuer } from '@mleg/issuer/create-issuer';
import { migrateIssuer } from '@mleg/issuer/database/migrations';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { issuerJobKinds } from '@mleg/issuer/jobs';
import { appDirectory } from './app-directory.ts';
import { openGround, type World } from './world.ts';

export async function openIssuer(world: World): Promise<Issuer> {
  const { settings, clock, random, log, fetch } = world;
  const { database, jobs, keys } = await openGround<IssuerDatabase>(world, 'issuer', issuerJobKinds);
  await migrateIssuer(database);
  const issuer = await createIssuer(
    {
      origin: settings.origins.issuer,
      authorityName: settings.authorityName,
      behindProxy: settings.behindProxy,
      deskDirectory: appDirectory('issuer/desk'),
      // Without TLS we are on a machine of our own, and so are the institutions.
      allowPrivateEventEndpoints: settings.origins.issuer.startsWith('http:'),
    },
    { database, jobs, keys, clock, random, log, fetch },
  );
  world.cleanup.defer(() => issuer.stop());
  return issuer;
}
