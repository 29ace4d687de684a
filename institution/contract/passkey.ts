import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';

/**
 * What the browser's own WebAuthn calls take and give (WebAuthn Level 3 §5.1.8 `…JSON`). Passed through here, and
 * checked member by member by the library that verifies it.
 */
export const passkeyOptionsSchema = z.record(z.string(), z.unknown());
export const passkeyResponseSchema = z.looseObject({
  id: z.string().min(1).max(1_024),
  rawId: z.string().min(1).max(1_024),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().min(1).max(8_192) }),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.string().optional(),
});
export type PasskeyResponse = z.infer<typeof passkeyResponseSchema>;

/** As its owner calls it, to know it again. */
export const passkeyNameSchema = z.string().trim().min(1).max(60);

export const passkeySchema = z.strictObject({
  passkeyId: uuid,
  name: z.string(),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime().optional(),
});
export type PasskeyView = z.infer<typeof passkeySchema>;
