import type { DescribedEndpoint } from '@mleg/platform/http/described-endpoint';
import { cardTypeSchema } from '@mleg/student-card/card-type';
import { z } from 'zod';

/** A presentation without its portrait is 2 kB; with it 30. */
export const BODY_BYTES_MAX = 100_000;

export const presentationSchema = z.strictObject({
  presentation: z.string().min(1).max(BODY_BYTES_MAX),
  nonce: z.string().min(16).max(200),
  audience: z.string().min(1).max(500),
});

/** As relying parties get it; `checkPresentation` has the reasons one by one. */
export const presentationVerdictSchema = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.literal('green'),
    cardType: cardTypeSchema,
    vct: z.string(),
    claims: z.record(z.string(), z.unknown()),
    /** By the trust list of the card's issuer. */
    institution: z.strictObject({ id: z.string(), name: z.string() }).optional(),
    statusListAgeSeconds: z.int(),
  }),
  z.strictObject({ verdict: z.literal('red'), reason: z.string() }),
  z.strictObject({ verdict: z.literal('amber'), reason: z.string() }),
]);

export const checkEndpoints: readonly DescribedEndpoint[] = [
  {
    method: 'post',
    path: '/api/checks',
    summary: 'What a presentation is worth (SD-JWT with key binding)',
    request: { schema: presentationSchema },
    answers: {
      200: { description: 'The verdict.', schema: presentationVerdictSchema },
      400: { description: 'Not a presentation with a nonce and an audience.' },
      413: { description: 'Too large.' },
    },
  },
];
