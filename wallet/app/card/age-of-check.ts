const MINUTE = 60_000;
/** As long as nobody would call it anything but „przed chwilą”. */
const NEW = 2 * MINUTE;
/** The status list of an issuer may be kept for so long: whoever checks by an older one is told so, and so is the holder. */
const OLD = 15 * MINUTE;

/** `unknown`: never checked, or at a time that has not come yet, which a clock that was set says. */
export type AgeOfCheck = 'new' | 'recent' | 'old' | 'unknown';

export function ageOfCheck(checkedAt: string | undefined, now: Date): AgeOfCheck {
  if (checkedAt === undefined) return 'unknown';
  const age = now.getTime() - Date.parse(checkedAt);
  if (age < -MINUTE) return 'unknown';
  if (age < NEW) return 'new';
  return age < OLD ? 'recent' : 'old';
}
