import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import type { StatusBits } from '@mleg/protocol/status-list/status-bits';
import type { CompactCardType } from '@mleg/student-card/compact-card';

/** What an inspector's phone holds and checks against, offline. All times in seconds since 1970. */
export type HeldPack = {
  /** When the verifier made the pack, and the moment after which it must not be used. */
  iat: number;
  exp: number;
  issuers: readonly HeldIssuer[];
  lists: readonly HeldList[];
};

export type HeldIssuer = {
  /** The issuer's identifier (an https URL). */
  issuer: string;
  name: string;
  keys: readonly HeldKey[];
  institutions: readonly HeldInstitution[];
};

export type HeldKey = {
  /** base64url of the eight bytes that a compact card names its key by (`cardKeyId`). */
  kid: string;
  jwk: EcPublicJwk;
};

/** An institution whose cards this issuer may sign. */
export type HeldInstitution = {
  id: string;
  name: string;
  kind: 'university' | 'school';
  /** Names that cards of earlier days say, and its domain: of use where a card says more than a compact one does. */
  formerNames?: readonly string[];
  domain?: string;
  cardTypes: readonly CompactCardType[];
  /** From this moment on none of the institution's cards counts; absent while its agreement lasts. */
  validUntil?: number;
};

/** A whole status list, raw. The verifier has checked that this very issuer signed it. */
export type HeldList = {
  /** The issuer that signed the list: a list of another issuer proves nothing about a card (V43). */
  issuer: string;
  /** Exactly as cards refer to it. */
  uri: string;
  list: StatusBits;
  iat: number;
  exp: number;
};
