import { contractDocument } from '@mleg/platform/http/contract-document';
import { endpointsDocument } from '@mleg/platform/http/described-endpoint';
import { demoContract } from '@mleg/verifier-contract/demo';
import { checkEndpoints } from './checks/check-api.ts';
import { dayPackEndpoints } from './day-pack/day-pack-api.ts';
import { relyingPartyDocument } from './online-checks/relying-party-document.ts';
import { questionEndpoints } from './questions/question-api.ts';
import { receiptEndpoints } from './receipts/receipt-api.ts';

/** The verifier's own APIs as OpenAPI documents, by their names. */
export async function apiDocuments(origin: string): Promise<Record<string, object>> {
  return {
    'verifier-relying-parties': await relyingPartyDocument(origin),
    verifier: endpointsDocument([...checkEndpoints, ...dayPackEndpoints, ...questionEndpoints, ...receiptEndpoints], {
      title: 'verifier, for inspectors and its own house',
      url: origin,
      securitySchemes: { secret: { type: 'http', scheme: 'bearer' } },
    }),
    'verifier-demo-shop': await contractDocument(demoContract, {
      title: 'demonstration shop, for its own pages',
      url: `${origin}/demo/api`,
    }),
  };
}
