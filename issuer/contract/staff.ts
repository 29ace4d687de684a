import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';

/** `clerk`: asks back, approves, refuses. `supervisor`: also suspends, ends, and lets people in. */
export const staffRoleSchema = z.enum(['clerk', 'supervisor']);
export type StaffRole = z.infer<typeof staffRoleSchema>;

export const staffNameSchema = z.strictObject({
  displayName: z.string().trim().min(1).max(200),
  /** Tells their own application from others'. */
  email: z.email().max(200),
});

export const deskSessionSchema = z.strictObject({
  staffId: uuid,
  displayName: z.string(),
  role: staffRoleSchema,
  /** Sent back as `x-csrf-token` with everything that changes something. */
  csrfToken: z.string(),
});
export type DeskSession = z.infer<typeof deskSessionSchema>;

export const staffMemberSchema = z.strictObject({
  staffId: uuid,
  displayName: z.string(),
  email: z.string(),
  role: staffRoleSchema,
  active: z.boolean(),
  passkeys: z.int(),
  lastSignIn: z.iso.datetime().optional(),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

/** How an enrolment looks to who opened its link; a first one has no name yet. */
export const enrolmentSchema = z.strictObject({
  role: staffRoleSchema,
  name: staffNameSchema.optional(),
});

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
