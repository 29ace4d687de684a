const ADULT_AT_YEARS = 18;

/**
 * Whether somebody has turned 18 on `today` (`YYYY-MM-DD`, in Poland): from the beginning of the birthday (art. 112 KC);
 * whoever was born on 29 February turns 18 on 1 March of a common year.
 */
export function isAdult(birthdate: string, today: string): boolean {
  const year = Number(birthdate.slice(0, 4)) + ADULT_AT_YEARS;
  return today >= `${year}${birthdate.slice(4)}`;
}
