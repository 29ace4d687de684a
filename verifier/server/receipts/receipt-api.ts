import type { DescribedEndpoint } from '@mleg/platform/http/described-endpoint';
import { z } from 'zod';

/** What a holder's wallet hands out (docs/specifications/offline-check.md, receipts). */
export const receiptSchema = z.object({
  type: z.literal('mleg-receipt'),
  code: z.string().max(4_296),
  statusList: z.string().max(2_097_152).optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** Seconds since 1970: when the card's key signed the code, by the holder's clock, and when the issuer signed the list. */
export const receiptAnswerSchema = z.object({
  shownAt: z.int(),
  listAt: z.int().optional(),
  /** What an inspector at that moment, with that list, would have seen; `Verdict` of `verifier/check`. */
  verdict: z.looseObject({ verdict: z.enum(['green', 'red', 'amber']), reason: z.string().optional() }),
});

export const receiptEndpoints: readonly DescribedEndpoint[] = [
  {
    method: 'post',
    path: '/api/receipts',
    summary: 'What a receipt of an inspection proves; nothing is kept',
    request: { schema: receiptSchema },
    answers: {
      200: { description: 'What it proves.', schema: receiptAnswerSchema },
      400: { description: 'Not a receipt.' },
      413: { description: 'Too large.' },
    },
  },
];
