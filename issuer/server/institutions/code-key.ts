import type { InstitutionRegistration, PublicJwk } from '@mleg/issuer-contract/institution';
import type { Institution } from './institution-store.ts';

/** What codes are sealed to at `now`. */
export function codeKeyAt(
  { encryptionKey, nextCodeKey }: Pick<Institution, 'encryptionKey' | 'nextCodeKey'>,
  now: Date,
): PublicJwk {
  return nextCodeKey && nextCodeKey.from <= now ? nextCodeKey.key : encryptionKey;
}

/** The entry by itself, with the keys that are in use at `now`. */
export function registrationOf(institution: Institution, now: Date): InstitutionRegistration {
  const { state: _state, wasInForce: _known, vouched: _vouched, nextCodeKey: _next, ...registration } = institution;
  return { ...registration, encryptionKey: codeKeyAt(institution, now) };
}
