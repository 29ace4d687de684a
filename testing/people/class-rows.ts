/** A made-up class as a register would export it, in the columns of `HEADERS`: everybody has a right PESEL. */
export function classRows(size: number, group: string, year: number, from = 0): string[][] {
  return Array.from({ length: size }, (_, at) => {
    const number = from + at;
    const album = String(300_000 + number);
    const given = ['Dobromiła', 'Świętopełk', 'Bożena', 'Łucjan', 'Żegota'][at % 5] ?? '';
    return [
      album,
      `Zmyślony${number}`,
      given,
      peselOf(number),
      group,
      `PM${album}`,
      `01.09.${year - 1}`,
      `30.09.${year + 1}`,
    ];
  });
}

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

/** Of somebody born in 2005; a different one for each number below 3,360,000. */
function peselOf(number: number): string {
  const month = 21 + (number % 12);
  const day = 1 + (Math.floor(number / 12) % 28);
  const serial = Math.floor(number / 336);
  const digits = `05${month}${String(day).padStart(2, '0')}${String(serial).padStart(4, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
