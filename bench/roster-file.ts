import { academicYear } from '@mleg/testing/people/academic-year';

const HEADERS = 'Nr albumu;Nazwisko;Imię;PESEL;Kierunek i rok;Nr legitymacji;Wydana;Ważna do';
const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

/** A CSV file of made-up students, each with a right PESEL of their own and a card that is valid. */
export function rosterFile(people: number): string {
  const year = academicYear(new Date());
  const rows = Array.from({ length: people }, (_, at) => {
    const album = String(300_000 + at);
    const group = `Kierunek ${at % 40}, rok ${1 + (at % 5)}`;
    return `${album};Zmyślony${at};Świętopełk;${peselOf(at)};${group};PM${album};01.10.${year - 1};31.10.${year + 1}`;
  });
  return [HEADERS, ...rows].join('\r\n');
}

function peselOf(at: number): string {
  const month = String(21 + (at % 12));
  const day = String(1 + (Math.floor(at / 12) % 28)).padStart(2, '0');
  const digits = `05${month}${day}${String(Math.floor(at / 336)).padStart(4, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
