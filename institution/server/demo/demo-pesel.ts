const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3] as const;

/**
 * A PESEL with a right check digit for a birth date (`YYYY-MM-DD`) from 1900 to 2099. The serial starts with 99, which
 * the register would reach on no day: nobody has these numbers.
 */
export function demoPesel(birthdate: string, serial: number): string {
  const [year = '', month = '', day = ''] = birthdate.split('-');
  const monthOfCentury = Number(month) + (Number(year) >= 2000 ? 20 : 0);
  const body = `${year.slice(2)}${String(monthOfCentury).padStart(2, '0')}${day}99${String(serial).padStart(2, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
