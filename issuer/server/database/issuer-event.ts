/** Everything that the issuer's audit tells of, by area. An institution's events name an offer as their subject. */
export type IssuerEvent =
  | `institution.${'registered' | 'suspended' | 'resumed'}`
  | `agreement.${
      | 'applied'
      | 'answered'
      | 'asked-back'
      | 'approved'
      | 'refused'
      | 'suspended'
      | 'resumed'
      | 'ended'
      | 'change-asked'
      | 'change-accepted'
      | 'change-declined'
      | 'code-key-named'}`
  | `issuance.${'requested' | 'prepared' | 'failed' | 'cancelled' | 'replaced'}`
  | 'offer.expired'
  | `activation.${
      | 'wrong-code'
      | 'locked'
      | 'used-code'
      | 'dead-code'
      | 'unknown-code'
      | 'repeated'
      | 'redeemed'
      | 'abandoned'
      | 'assumed'
      | 'confirmed'}`
  | `credential.${'issued' | 'failed-in-wallet' | 'deleted-in-wallet'}`
  | `card.${'suspended' | 'resumed' | 'revoked' | 'update-stated' | 'update-forgotten'}`
  | `renewal.${'started' | 'confirmed' | 'conflict'}`
  | 'restore.applied'
  | `signing.${'halted' | 'resumed'}`
  | `key.${'ceremony' | 'rotated'}`
  | 'card.restate-asked'
  | 'subject.forgotten'
  | `desk.${
      | 'enrolled'
      | 'invited'
      | 'deactivated'
      | 'signed-in'
      | 'sign-in-failed'
      | 'not-your-role'
      | 'own-application'
      | 'first-word'}`
  | `authz.${'cross-site' | 'csrf'}`;
