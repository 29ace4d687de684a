const DATE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' });
const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Warsaw', hour: '2-digit', hourCycle: 'h23' });

/**
 * The calendar date in Poland, `YYYY-MM-DD`, whatever the device is set to: a card is valid to the end of its last day
 * there.
 */
export const dateInWarsaw = (moment: Date): string => DATE.format(moment);

/** The first moment after a calendar date in Poland: a card that is valid until 31 October is valid all that day. */
export function endOfDayInWarsaw(date: string): Date {
  const known = ENDS.get(date);
  if (known) return known;
  const end = findEnd(date);
  if (ENDS.size < DATES_KEPT) ENDS.set(date, end);
  return end;
}

/** Cards of a year end on a handful of dates, and asking the calendar takes as long as encrypting a portrait. */
const ENDS = new Map<string, Date>();
const DATES_KEPT = 1_000;

function findEnd(date: string): Date {
  const midnight = new Date(`${date}T00:00:00Z`).getTime() + 24 * 3_600_000;
  // Warsaw is one or two hours ahead of UTC, and never changes its clocks at midnight.
  const asIfUtc = new Date(midnight - 2 * 3_600_000);
  return HOUR.format(asIfUtc) === '00' ? asIfUtc : new Date(midnight - 3_600_000);
}
