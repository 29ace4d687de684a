import type { ApplicationKind } from '@mleg/institution-contract/application';
import type { CardOrderState } from '@mleg/institution-contract/card-order';
import type { IssuerCallsTable } from './schema.ts';

/** Everything that the institution's audit tells of, by area. */
export type InstitutionEvent =
  | `agreement.${'applied' | 'answered' | 'change-asked' | 'key-replaced' | 'terms-changed'}`
  | 'alert.dismissed'
  | `application.${ApplicationKind}-${'submitted' | 'accepted' | 'refused' | 'withdrawn'}`
  | `authz.${'cross-site' | 'csrf' | 'forbidden'}`
  | `card.${'activated' | 'revoked' | 'suspended' | 'resumed' | 'renewed' | 'update-sent' | 'update-refused'}`
  | `card.${IssuerCallsTable['kind']}-${'confirmed' | 'refused'}`
  | 'card.revocation-confirmed'
  | 'activation-code.shown'
  | `codes.${'shown' | 'printed' | 'wrong'}`
  | `desk.${'own-card-refused' | 'own-request-refused' | 'pesel-limit'}`
  | 'family.refused'
  | 'file.opened'
  | `group-order.${'placed' | 'retried'}`
  | `guardian.${'invited' | 'added' | 'ended'}`
  | `import.${'uploaded' | 'refused' | 'confirmed' | 'discarded' | 'undone' | 'rejected-rows-downloaded'}`
  | `import.${'not-ready' | 'stale' | 'second-person' | 'not-last' | 'in-use'}`
  | `mass-action.${'placed' | 'held' | 'approved' | 'rejected' | 'retried'}`
  | 'order.placed'
  | `order.${CardOrderState}`
  | 'pesel.shown'
  | `person.${'added' | 'changed' | 'confirmed' | 'own-entry-refused'}`
  | `photo.${'submitted' | 'accepted' | 'rejected'}`
  | `privacy.${'exported' | 'erased' | 'erasure-requested'}`
  | `reminder.${'photo' | 'codes'}`
  | `session.${'confirmed' | 'confirm-failed'}`
  | `sign-in.${'done' | 'failed' | 'throttled'}`
  | `staff.${'invited' | 'joined' | 'roles-set' | 'own-roles-refused'}`
  | 'upload.refused';
