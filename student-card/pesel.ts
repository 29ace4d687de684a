const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3] as const;

/** The century is hidden in the month: 81–92 is 18xx, 01–12 is 19xx, 21–32 is 20xx … */
const CENTURY_OF_MONTH_OFFSET: Readonly<Record<number, number>> = { 0: 1900, 20: 2000, 40: 2100, 60: 2200, 80: 1800 };

export type PeselRefusal = 'not-eleven-digits' | 'wrong-check-digit' | 'no-such-date';

/**
 * Reads the birth date out of a PESEL (the Polish personal number) and checks its check digit.
 * @returns the date as `YYYY-MM-DD`, or why the number cannot be one
 */
export function readPesel(pesel: string): { birthdate: string } | { refused: PeselRefusal } {
  if (!/^\d{11}$/.test(pesel)) return { refused: 'not-eleven-digits' };
  const digits = Array.from(pesel, Number);
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  if ((10 - (sum % 10)) % 10 !== digits[10]) return { refused: 'wrong-check-digit' };
  const month = Number(pesel.slice(2, 4));
  const offset = Math.floor(month / 20) * 20;
  const year = (CENTURY_OF_MONTH_OFFSET[offset] ?? Number.NaN) + Number(pesel.slice(0, 2));
  const birthdate = `${year}-${String(month - offset).padStart(2, '0')}-${pesel.slice(4, 6)}`;
  return isCalendarDate(birthdate) ? { birthdate } : { refused: 'no-such-date' };
}

/** `2005-02-30` looks like a date and is none. */
export function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}
