/** Answered where a session alone is not enough: whoever asks proves once more who they are, and asks again. */
export const stepUp = { STEP_UP: { status: 403 } } as const;

/**
 * What is dangerous enough to want a fresh proof: a password or a passkey, once more, in the last quarter of an hour
 * (ASVS 5.0 §7.5.3). Each is asked before anything of the call is read. `POST /office/people/{personId}/pesel` wants
 * one, too, from the fifty-first number of a day on (D54).
 */
export const STEP_UP: readonly string[] = [
  'POST /account/passkeys/options',
  'POST /account/passkeys',
  'DELETE /account/passkeys/{passkeyId}',
  'POST /office/accounts/{accountId}/password-reset',
  'PUT /office/accounts/{accountId}/address',
  'POST /office/people/{personId}/erasure',
  'PUT /staff/{accountId}',
  'POST /staff/invitations',
];
