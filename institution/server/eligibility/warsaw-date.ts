const WARSAW_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' });

/** The calendar day in Poland at a moment, `YYYY-MM-DD`: a card is valid to the end of its last day there. */
export function warsawDate(moment: Date): string {
  return WARSAW_DAY.format(moment);
}
