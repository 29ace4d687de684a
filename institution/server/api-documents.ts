import { agreementFormSchema, agreementViewSchema } from '@mleg/institution-contract/agreement';
import { cardOrderSchema } from '@mleg/institution-contract/card-order';
import { contract } from '@mleg/institution-contract/contract';
import { eligibilitySchema } from '@mleg/institution-contract/eligibility';
import { massActionSchema } from '@mleg/institution-contract/mass-action';
import { myCardSchema } from '@mleg/institution-contract/my-card';
import { personSummarySchema } from '@mleg/institution-contract/person';
import { photoSubmissionSchema, pictureRefusalSchema } from '@mleg/institution-contract/photo';
import { rosterImportSchema } from '@mleg/institution-contract/roster';
import { contractDocument } from '@mleg/platform/http/contract-document';
import { type DescribedEndpoint, pathsOf } from '@mleg/platform/http/described-endpoint';
import { z } from 'zod';

const picture = { description: 'The picture.', mediaType: 'image/jpeg' };
const notFound = { description: 'There is none, or not for whoever asks.' };
const refused = { schema: z.object({ refused: pictureRefusalSchema }) };

/** Pictures go as they are, beside the API under `/api`. */
const photoEndpoints: readonly DescribedEndpoint[] = [
  {
    method: 'get',
    path: '/photos/{personId}',
    summary: 'The photo on somebody’s cards',
    answers: { 200: picture, 304: { description: 'The one the browser has.' }, 404: notFound },
  },
  {
    method: 'post',
    path: '/photos/{personId}',
    summary: 'Send a photo, which waits for the office',
    request: { mediaType: 'image/jpeg' },
    answers: {
      201: { description: 'It waits.', schema: z.object({ submission: photoSubmissionSchema }) },
      401: { description: 'Nobody is signed in.' },
      403: { description: 'Sent by another site, or without the token.' },
      404: notFound,
      413: { description: 'Too large.', ...refused },
      415: { description: 'Not a JPEG.', ...refused },
      422: { description: 'A JPEG that cards cannot carry.', ...refused },
      429: { description: 'Too many of this person within an hour.' },
    },
  },
  {
    method: 'get',
    path: '/photos/{personId}/{submissionId}',
    summary: 'A photo that was sent',
    answers: { 200: picture, 304: { description: 'The one the browser has.' }, 404: notFound },
  },
];

/** The institution's own API as an OpenAPI document. */
export async function institutionDocument(origin: string) {
  const document = await contractDocument(contract, {
    title: 'institution, for its pages and for adapters',
    url: `${origin}/api`,
    security: {
      session: { type: 'apiKey', in: 'cookie', name: 'institution' },
      csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
    },
    schemas: {
      AgreementForm: agreementFormSchema,
      AgreementView: agreementViewSchema,
      CardOrder: cardOrderSchema,
      Eligibility: eligibilitySchema,
      MassAction: massActionSchema,
      MyCard: myCardSchema,
      PersonSummary: personSummarySchema,
      PhotoSubmission: photoSubmissionSchema,
      RosterImport: rosterImportSchema,
    },
  });
  return { ...document, paths: { ...document.paths, ...pathsOf(photoEndpoints, origin) } };
}

/** All documents of the institution, by their names. */
export const apiDocuments = async (origin: string): Promise<Record<string, object>> => ({
  institution: await institutionDocument(origin),
});
