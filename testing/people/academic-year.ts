/**
 * The calendar year in which the academic year of a day began. Dates of people in tests follow it, so that cards are
 * valid for as long as the law lets them be, in January as in October.
 */
export function academicYear(today: Date): number {
  const september = 8;
  return today.getUTCMonth() >= september ? today.getUTCFullYear() : today.getUTCFullYear() - 1;
}
