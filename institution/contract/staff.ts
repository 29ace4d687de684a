import { enteredNameSchema } from '@mleg/student-card/entered-name';
import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound, open } from './base.ts';
import { newPasswordSchema, weakPassword } from './password.ts';
import { stepUp } from './step-up.ts';
import { changedMeanwhile, versionSchema } from './version.ts';

/** Letters and digits as of a manual code: 54 random bits, known only to whoever was handed it. */
export const invitationCodeSchema = z.string().trim().min(1).max(60);

export const rolesSchema = z.strictObject({
  office: z.boolean(),
  head: z.boolean(),
  /** Names of classes. */
  teaches: z.array(z.string().trim().min(1).max(100)).max(50),
});
export type Roles = z.infer<typeof rolesSchema>;

export const staffMemberSchema = rolesSchema.extend({
  accountId: uuid,
  displayName: z.string(),
  /** Of the roles. */
  version: versionSchema,
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

const invitationSchema = z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() });
export type Invitation = z.infer<typeof invitationSchema>;
const displayName = enteredNameSchema;

/** The office has once opened the account by a code on paper or another address: whoever works here comes with a new one. */
const openedByOthers = { OPENED_BY_OTHERS: { status: 409 } } as const;

/** The colleagues of an institution; for its head. */
export const staffContract = {
  list: base.route({ method: 'GET', path: '/staff' }).output(
    z.strictObject({
      staff: z.array(staffMemberSchema),
      /** Classes there are to teach. */
      groups: z.array(z.string()),
    }),
  ),
  /**
   * With the version of the roles that were shown, where the account has any; refused where they are others by now. None of
   * them set: the account has no role any more, whichever it had. Nobody changes their own.
   */
  setRoles: base
    .route({ method: 'PUT', path: '/staff/{accountId}', successStatus: 204 })
    .errors({ ...notFound, ...stepUp, OWN_ROLES: { status: 403 }, ...openedByOthers, ...changedMeanwhile })
    .input(rolesSchema.extend({ accountId: uuid, version: versionSchema.optional() })),
  /** The code is shown this once. */
  invite: base
    .route({ method: 'POST', path: '/staff/invitations', successStatus: 201 })
    .errors({ ...stepUp, NO_ROLE: { status: 422 } })
    .input(rolesSchema.extend({ displayName }))
    .output(invitationSchema),
};

/**
 * Latin letters with those of Polish, digits and the signs of an e-mail address: of no other alphabet, so that no login
 * looks like another one (Q86). Whoever has another one from before signs in with it.
 */
const loginSchema = z
  .string()
  .trim()
  .min(3)
  .max(100)
  .normalize('NFC')
  .regex(/^[a-ząćęłńóśźżA-ZĄĆĘŁŃÓŚŹŻ0-9 ._@+-]+$/, 'other characters than letters, digits and . _ @ + -');

export const newAccountSchema = z.strictObject({
  login: loginSchema,
  password: newPasswordSchema,
  /** Where messages also go. */
  email: z.email().max(200).optional(),
});
export type NewAccount = z.infer<typeof newAccountSchema>;

const codeErrors = { WRONG_CODE: { status: 404 } } as const;

/** Whoever was invited comes with the code: with a new account, or signed in to one they have. */
export const invitationContract = {
  inviteGuardian: base
    .route({ method: 'POST', path: '/office/people/{personId}/guardian-invitations', successStatus: 201 })
    .errors({ ...notFound, NOT_A_MINOR: { status: 409 } })
    .input(z.strictObject({ personId: uuid, displayName }))
    .output(invitationSchema),
  accept: base
    .route({ method: 'POST', path: '/invitations/acceptance' })
    .errors({ ...codeErrors, OWN_ROLES: { status: 403 }, ...openedByOthers })
    .input(z.strictObject({ code: invitationCodeSchema }))
    /** `waits`: the right begins when a second person of the office has seen who came. */
    .output(z.strictObject({ waits: z.boolean() })),
  /** The account is there afterwards, and can sign in. */
  open: open
    .route({ method: 'POST', path: '/invitations/account', successStatus: 201 })
    .errors({ ...codeErrors, ...weakPassword, LOGIN_TAKEN: { status: 409 } })
    .input(newAccountSchema.extend({ code: invitationCodeSchema }))
    .output(z.strictObject({ displayName: z.string(), waits: z.boolean() })),
};
