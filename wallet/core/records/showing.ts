import type { LocalText } from '../trust/local-text.ts';

/** Who has seen a card, as far as this device knows. Safe to show. */
export interface Viewer {
  /** The name the viewer gives; a registrar has confirmed it only if `verified`. */
  name: string;
  verified: boolean;
  /** Where the data went; absent where nothing went over a network. */
  host?: string;
  /** Tells two viewers apart that have the same name. */
  id: string;
}

export interface ShownCard {
  cardId: string;
  cardName: LocalText;
  /** Which copy it was: two viewers should not get the same one, by which they could compare notes. */
  keyId: string;
  /** Names of the claims, never their values. */
  claims: readonly string[];
}

/**
 * One time a card was shown, or was asked for and not shown: to whom, what, when. It is kept on this device only, for
 * the holder, and written before any data leave the device, so that the log is complete.
 */
export interface Showing {
  id: string;
  at: string;
  how: 'online' | 'inspection';
  viewer: Viewer;
  purpose?: LocalText;
  cards: readonly ShownCard[];
  /** `begun`: the answer was sent, and it is not known whether it arrived. `refused`: it did, and the viewer said that something is wrong. */
  outcome: 'begun' | 'shown' | 'refused' | 'declined';
  /** Of an inspection: the code that was shown first, and the issuer's status list that was held. */
  evidence?: { code: string; statusList?: string };
}
