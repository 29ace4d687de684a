import { agreementDetailSchema, agreementSummarySchema, deskContract } from '@mleg/issuer-contract/desk';
import { contractDocument } from '@mleg/platform/http/contract-document';
import { institutionDocument } from './institution-api/institution-document.ts';

/** The issuer's own APIs as OpenAPI documents, by their names. What wallets and verifiers ask are open standards. */
export async function apiDocuments(origin: string): Promise<Record<string, object>> {
  return {
    'issuer-institutions': await institutionDocument(origin),
    'issuer-desk': await contractDocument(deskContract, {
      title: 'the Ministry’s desk, for its own pages',
      url: `${origin}/desk/api`,
      schemas: { AgreementDetail: agreementDetailSchema, AgreementSummary: agreementSummarySchema },
      security: {
        session: { type: 'apiKey', in: 'cookie', name: 'desk' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
    }),
  };
}
