import type { DescribedEndpoint } from '@mleg/platform/http/described-endpoint';
import { DAY_PACK_MEDIA_TYPE } from '@mleg/verifier-check/day-pack/manifest';
import { z } from 'zod';

/** With it, phones check the manifest's signature. */
export const dayPackKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
});

const body = { description: 'The bytes, the same for ever.', mediaType: 'application/octet-stream' };
const notFound = { description: 'No pack that is out, nor one of a short time ago, needs it.' };

/** docs/specifications/day-pack.md */
export const dayPackEndpoints: readonly DescribedEndpoint[] = [
  {
    method: 'get',
    path: '/day-pack',
    summary: 'The manifest of the day pack, signed',
    answers: {
      200: { description: 'A compact JWS.', mediaType: DAY_PACK_MEDIA_TYPE },
      503: { description: 'Not all lists are here yet.' },
    },
  },
  {
    method: 'get',
    path: '/day-pack/key',
    summary: 'The key that signs manifests; a phone asks once and keeps to it',
    answers: { 200: { description: 'A public key (RFC 7517).', schema: dayPackKeySchema } },
  },
  {
    method: 'get',
    path: '/day-pack/bodies/{sha256}',
    summary: 'A body that the manifest names by its digest',
    answers: { 200: body, 404: notFound },
  },
  {
    method: 'get',
    path: '/day-pack/deltas/{from}/{to}',
    summary: 'What turns one body into another',
    answers: { 200: body, 404: notFound },
  },
];
