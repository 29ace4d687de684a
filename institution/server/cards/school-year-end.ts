/** The last day of a pupil's card confirmed on `today` (`YYYY-MM-DD`): schools confirm cards by 30 September each year. */
export function schoolYearEnd(today: string): string {
  const year = Number(today.slice(0, 4));
  return today <= `${year}-08-31` ? `${year}-09-30` : `${year + 1}-09-30`;
}
