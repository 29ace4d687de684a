import { createApp as ofInstitution } from '@mleg/institution/app';
import { createApp as ofIssuer } from '@mleg/issuer/app';
import { issuerSettingsSchema } from '@mleg/issuer/settings';
import { createApp as ofVerifier } from '@mleg/verifier/app';
import { createApp as ofWallet } from '@mleg/wallet/app';
import type { Hono } from 'hono';
import { ORIGINS } from './api-documents.ts';

export type Server = keyof typeof ORIGINS;
/** `GET /day-pack/bodies/{sha256}`; `ALL /*` is a middleware or whatever takes every method. */
export type Route = string;

/** Every route of every server, pages included: the directories need not be there for a look at their routes. */
export async function servedRoutes(pages: string): Promise<Record<Server, Route[]>> {
  const settings = (server: Server, rest: object) => ({ settings: { origin: ORIGINS[server], ...rest } }) as never;
  return {
    institution: routesOf(await ofInstitution(settings('institution', { appDirectory: pages }))),
    issuer: routesOf(await ofIssuer(issuerDeps(pages))),
    wallet: routesOf(
      await ofWallet(settings('wallet', { appDirectory: pages, trustedIssuers: [], nearbyVerifiers: [], relay: true })),
    ),
    verifier: routesOf(
      ofVerifier(
        settings('verifier', {
          demonstration: true,
          shopDirectory: pages,
          inspectorDirectory: pages,
          relyingParties: [{ id: 'bilet-ulgowy' }],
        }),
      ),
    ),
  };
}

/** Its wallets' side publishes public keys and counts misses from the start. */
function issuerDeps(deskDirectory: string) {
  const key = { kid: 'k', publicJwk: {} };
  const settings = issuerSettingsSchema.parse({ origin: ORIGINS.issuer, authorityName: 'Ministry', deskDirectory });
  return { settings, keys: { credential: key, events: key } } as never;
}

function routesOf(app: Hono): Route[] {
  const routes = app.routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\}+)?/g, '{$1}')}`);
  return [...new Set(routes)].sort();
}
