import type { IssuerDeps } from '../deps.ts';
import { openField, sealField } from '../keys/field-encryption.ts';
import type { HolderClaims } from './compose-card.ts';

/**
 * What is known of a holder until the card is on the phone, and the seed that makes a repeated card the same one. Of the
 * institution nothing is kept here: what is vouched for when the card is signed counts.
 */
export interface Subject {
  holder: HolderClaims;
  seed: Buffer;
}

export interface SubjectPlace {
  institutionId: string;
  offerId: string;
}

const SEED_BYTES = 32;

export function sealSubject(
  deps: Pick<IssuerDeps, 'keys' | 'random'>,
  place: SubjectPlace,
  holder: HolderClaims,
): Buffer {
  const plaintext = Buffer.concat([deps.random.bytes(SEED_BYTES), Buffer.from(JSON.stringify(holder))]);
  return sealField(deps.keys.subjects, deps.random, contextOf(place), plaintext);
}

export function openSubject(deps: Pick<IssuerDeps, 'keys'>, place: SubjectPlace, sealed: Uint8Array): Subject {
  const plaintext = openField(deps.keys.subjects, contextOf(place), sealed);
  const holder = JSON.parse(plaintext.toString('utf8', SEED_BYTES)) as HolderClaims;
  return { holder, seed: plaintext.subarray(0, SEED_BYTES) };
}

const contextOf = ({ institutionId, offerId }: SubjectPlace): string => `subject\0${institutionId}\0${offerId}`;
