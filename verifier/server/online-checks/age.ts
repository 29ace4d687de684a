/**
 * Full years on a day; both `YYYY-MM-DD`. A year is full as its birthday begins (Civil Code art. 112); in years without
 * a 29 February that is 1 March.
 */
export function ageOn(day: string, birthdate: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthdate.slice(0, 4));
  return day.slice(5) < birthdate.slice(5) ? years - 1 : years;
}
