import { AGREEMENT_MEDIA_TYPE, agreementRefusalSchema, agreementReportSchema } from '@mleg/issuer-contract/agreement';
import { contract } from '@mleg/issuer-contract/contract';
import { issuanceRequestReportSchema } from '@mleg/issuer-contract/issuance-request';
import { contractDocument } from '@mleg/platform/http/contract-document';
import { type DescribedEndpoint, pathsOf } from '@mleg/platform/http/described-endpoint';
import { z } from 'zod';

export const PREFIX = '/institution-api';

const refused = { schema: z.object({ refused: agreementRefusalSchema }) };

/** Signed by the institution's own key, since who applies has no token yet. */
const agreementEndpoint: DescribedEndpoint = {
  method: 'post',
  path: '/agreement',
  summary: 'Apply for the agreement, answer, ask to change it, or ask how it stands',
  security: [],
  request: { mediaType: AGREEMENT_MEDIA_TYPE },
  answers: {
    200: { description: 'How it stands.', schema: agreementReportSchema },
    401: { description: 'The signature is wrong.', ...refused },
    404: { description: 'No such institution.', ...refused },
    409: { description: 'It does not go with how the agreement stands.', ...refused },
    415: { description: 'Not a signed statement.' },
    422: { description: 'Not what can be asked.', ...refused },
    429: { description: 'Too many from this address.' },
  },
};

/** The contract with institutions as an OpenAPI document. */
export async function institutionDocument(origin: string) {
  const url = `${origin}${PREFIX}`;
  const document = await contractDocument(contract, {
    title: 'issuer, API for institutions',
    url,
    security: {
      institution: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: `${url}/token`, scopes: {} } } },
    },
    schemas: { IssuanceRequestReport: issuanceRequestReportSchema },
  });
  return { ...document, paths: { ...document.paths, ...pathsOf([agreementEndpoint]) } };
}
