import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound, open } from './base.ts';
import { stepUp } from './step-up.ts';

/** A password that people choose: long, and nothing else is asked of it (NIST SP 800-63B-4 §3.1.1.2, ASVS 5.0 §6.2). */
export const PASSWORD_MIN = 12;

export const newPasswordSchema = z.string().min(PASSWORD_MIN).max(500);

/** Why a password that is long enough is not taken: everybody tries it first, or everybody here would. */
export const weaknessSchema = z.enum(['common', 'place']);
export type Weakness = z.infer<typeof weaknessSchema>;
export const weakPassword = {
  WEAK_PASSWORD: { status: 422, data: z.strictObject({ weakness: weaknessSchema }) },
} as const;

/** Empty: the account has none. */
export const addressSchema = z.union([z.email().max(254), z.literal('')]);

/** A forgotten password is replaced by who gets the account's e-mail, or a code from the office. */
export const passwordResetContract = {
  /** Answered alike, whether or not there is such an account, and whether it has an e-mail address. */
  ask: open
    .route({ method: 'POST', path: '/password-resets', successStatus: 204 })
    .input(z.strictObject({ login: z.string().trim().min(1).max(200) })),
  /** `secret`: from the link, or the code on paper. All sessions of the account end. */
  finish: open
    .route({ method: 'POST', path: '/password-resets/password', successStatus: 204 })
    .errors({ WRONG_CODE: { status: 404 }, ...weakPassword })
    .input(z.strictObject({ secret: z.string().trim().min(1).max(100), password: newPasswordSchema })),
  /** Accounts that see a person's card: their own, and those of today's guardians. */
  accounts: base
    .route({ method: 'GET', path: '/office/people/{personId}/accounts' })
    .errors(notFound)
    .input(z.strictObject({ personId: uuid }))
    .output(
      z.strictObject({
        accounts: z.array(
          z.strictObject({
            accountId: uuid,
            displayName: z.string(),
            isGuardian: z.boolean(),
            /** Links for a new password reach its owner by e-mail. */
            email: z.boolean(),
          }),
        ),
      }),
    ),
  /**
   * A code on paper, shown this once, for who has proved in person who they are; for nobody of the staff, nor where a link
   * by e-mail reaches the owner.
   */
  hand: base
    .route({ method: 'POST', path: '/office/accounts/{accountId}/password-reset', successStatus: 201 })
    .errors({ ...notFound, ...stepUp, NOT_YOURS: { status: 403 }, HAS_EMAIL: { status: 409 } })
    .input(z.strictObject({ accountId: uuid }))
    .output(z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() })),
  /** For who has lost their e-mail address; waits for a second person, and the former address is told. For nobody of the staff. */
  changeAddress: base
    .route({ method: 'PUT', path: '/office/accounts/{accountId}/address', successStatus: 204 })
    .errors({ ...notFound, ...stepUp, NOT_YOURS: { status: 403 } })
    .input(z.strictObject({ accountId: uuid, email: addressSchema })),
};
