import { endpointsDocument } from '@mleg/platform/http/described-endpoint';
import { configurationEndpoints } from './configuration/configuration-api.ts';
import { relayEndpoints } from './relay/relay-api.ts';

/** The wallet's own API as OpenAPI documents, by their names. */
export async function apiDocuments(origin: string): Promise<Record<string, object>> {
  return {
    wallet: endpointsDocument([...configurationEndpoints, ...relayEndpoints], { title: 'wallet', url: origin }),
  };
}
