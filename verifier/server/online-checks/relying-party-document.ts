import { contractDocument } from '@mleg/platform/http/contract-document';
import { contract } from '@mleg/verifier-contract/contract';

export const RELYING_PARTY_PREFIX = '/relying-party-api';

/** The contract with relying parties as an OpenAPI document. */
export const relyingPartyDocument = (origin: string) =>
  contractDocument(contract, {
    title: 'verifier, API for relying parties',
    url: `${origin}${RELYING_PARTY_PREFIX}`,
    security: { apiKey: { type: 'http', scheme: 'bearer' } },
  });
