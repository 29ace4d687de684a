/** Durations in milliseconds. What a party decides in them stands in its own `durations.ts`. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

/** Whole seconds since 1970, as tokens and lists count them (RFC 7519 §2, NumericDate). */
export const epochSeconds = (date: Date): number => Math.floor(date.getTime() / SECOND);
