/**
 * The last day of a student card confirmed on `today` (`YYYY-MM-DD`): 31 March after the winter semester, 31 October
 * after the summer one.
 */
export function semesterEnd(today: string): string {
  const year = Number(today.slice(0, 4));
  const ends = [`${year}-03-31`, `${year}-10-31`];
  return ends.find((end) => today <= end) ?? `${year + 1}-03-31`;
}
