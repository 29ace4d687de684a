/** What an inspector's phone can know about its own clock without a network. In seconds. */
export type ClockObservation = {
  /** Since 1970, by the phone's clock. */
  now: number;
  /** How much further the clock has gone since the app was opened than the monotonic clock, which nobody can set. */
  drift: number;
  /** The latest moment the app has ever seen. */
  lastSeen?: number;
  /** When it was last compared with the verifier's clock, and how far it was ahead then. */
  confirmed?: { at: number; ahead: number };
};

export type ClockDoubt = 'never-confirmed' | 'unconfirmed-for-days' | 'off' | 'went-back' | 'jumped';

/** As long as a card's code lives: a clock off by more would take old codes for new ones. */
const TOLERANCE = 30;
/** A phone's clock drifts by a second or two a day. */
const CONFIRMATION_LASTS = 7 * 86_400;

/** Why the clock cannot be relied on; `undefined` when it can (V51). */
export function clockDoubt({ now, drift, lastSeen, confirmed }: ClockObservation): ClockDoubt | undefined {
  if (confirmed === undefined) return 'never-confirmed';
  if (Math.abs(confirmed.ahead) > TOLERANCE) return 'off';
  if (now < Math.max(confirmed.at, lastSeen ?? 0) - TOLERANCE) return 'went-back';
  if (Math.abs(drift) > TOLERANCE) return 'jumped';
  return now > confirmed.at + CONFIRMATION_LASTS ? 'unconfirmed-for-days' : undefined;
}
