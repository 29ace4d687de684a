import type { JsonObject } from '@mleg/protocol/json/json-value';
import type { StatusReference } from '@mleg/protocol/status-list/status-reference';
import type { CardStatus } from '@mleg/student-card/card-status';
import type { CardType } from '@mleg/student-card/card-type';
import type { LocalText } from '../trust/local-text.ts';

/** One signed copy, with a key and a place in a status list of its own. */
export interface CardCopy {
  credential: string;
  keyId: string;
  status?: StatusReference;
}

/** The copy that fits into a code: a compact card and the portrait it vouches for (docs/specifications/offline-check.md). */
export interface CompactCopy {
  /** base64url */
  cwt: string;
  /** WebP or AVIF, base64url */
  portrait: string;
  keyId: string;
  status: StatusReference;
}

/** What the issuer's status list has said, and when it was asked. */
export interface StatusCheck {
  status: CardStatus;
  checkedAt: string;
}

export interface Card {
  id: string;
  issuer: string;
  issuerName: LocalText;
  cardName: LocalText;
  claimNames: readonly { path: readonly string[]; name: LocalText }[];
  vct: string;
  /** Absent for a card of a type this wallet has no picture of. */
  cardType?: CardType;
  /** Verified when the card came. */
  claims: JsonObject;
  /** `exp` of the credential, when it has one. */
  expiresAt?: string;
  copies: readonly CardCopy[];
  /** Absent if the issuer issues no compact cards. */
  compact?: CompactCopy;
  addedAt: string;
  /** When the card was last renewed. */
  renewedAt?: string;
  lastCheck?: StatusCheck;
}

/** The keys of all copies of the card. */
export const keyIdsOfCard = ({ copies, compact }: Card): string[] =>
  [...copies, ...(compact ? [compact] : [])].map(({ keyId }) => keyId);
