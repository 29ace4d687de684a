import type { ApplicationKind } from '@mleg/institution-contract/application';
import type { CardOrderState } from '@mleg/institution-contract/card-order';
import type { IssuerCallsTable } from './schema.ts';

/** Everything that the institution's audit tells of, by area. */
export type InstitutionEvent =
  | `agreement.${'applied' | 'answered' | 'change-asked' | 'key-replaced' | 'code-key-named' | 'terms-changed'}`
  | 'alert.dismissed'
  | `application.${ApplicationKind}-${'submitted' | 'accepted' | 'refused' | 'withdrawn'}`
  | `authz.${'cross-site' | 'csrf' | 'forbidden'}`
  | `card.${'activated' | 'revoked' | 'suspended' | 'resumed' | 'renewed' | 'update-sent' | 'update-refused'}`
  | `card.${IssuerCallsTable['kind']}-${'confirmed' | 'refused'}`
  | 'card.revocation-confirmed'
  | `account.${
      | 'password-changed'
      | 'password-reset'
      | 'reset-handed'
      | 'address-changed'
      | 'passkey-added'
      | 'passkey-renamed'
      | 'passkey-removed'
      | 'session-ended'
      | 'signed-out-everywhere'}`
  | 'activation-code.shown'
  | `codes.${'shown' | 'printed' | 'wrong'}`
  | `deed.${'held' | 'approved' | 'refused' | 'taken-back' | 'done'}`
  | 'family.refused'
  | 'file.opened'
  | `group-order.${'placed' | 'retried'}`
  | `guardian.${'invited' | 'added' | 'ended'}`
  | `import.${'uploaded' | 'refused' | 'confirmed' | 'discarded' | 'undone' | 'rejected-rows-downloaded'}`
  | `import.${'not-ready' | 'not-yours' | 'changed-meanwhile' | 'stale' | 'not-last' | 'in-use' | 'changed-since'}`
  | `mass-action.${'placed' | 'retried'}`
  | 'account.second-identity'
  | `office.${'own-card-refused' | 'own-request-refused' | 'pesel-limit'}`
  | 'key.rotated'
  | 'order.placed'
  | `order.${CardOrderState}`
  | 'pesel.shown'
  | `person.${'added' | 'changed' | 'confirmed'}`
  | `person.${'added' | 'changed' | 'left'}-by-file`
  | 'person.file-undone'
  | `photo.${'submitted' | 'accepted' | 'rejected' | 'withdrawn'}`
  | `privacy.${'exported' | 'erased' | 'erasure-requested' | 'erasure-refused' | 'erasure-withdrawn'}`
  | 'restore.applied'
  | `reminder.${'photo' | 'codes'}`
  | `session.${'confirmed' | 'confirm-failed' | 'needed'}`
  | `sign-in.${'done' | 'failed' | 'throttled'}`
  | `staff.${'invited' | 'joined' | 'roles-set' | 'own-roles-refused'}`
  | 'upload.refused';

/** What events were called before; those that are stored stay as they are, because the chain of hashes covers their names. */
const FORMER_NAMES: Readonly<Record<string, InstitutionEvent>> = {
  'desk.own-card-refused': 'office.own-card-refused',
  'desk.own-request-refused': 'office.own-request-refused',
  'desk.pesel-limit': 'office.pesel-limit',
};

/** How a stored event is called today. */
export function nameOfStored(event: string): string {
  return FORMER_NAMES[event] ?? event;
}
