import { studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import type { Person } from '../people/person.ts';

const { given_name, family_name, birthdate, album_number, card_number } = studentCardClaimsSchema.shape;

/** Which of a person's data are missing, or such that no card can carry them; by their names in the API. */
export function missingData(person: Person): string[] {
  const checks = [
    ['givenName', given_name.safeParse(person.givenName)],
    ['familyName', family_name.safeParse(person.familyName)],
    ['birthdate', birthdate.safeParse(person.birthdate)],
    ['albumNumber', album_number.safeParse(person.albumNumber)],
    ...(person.physicalCard ? [['cardNumber', card_number.safeParse(person.physicalCard.number)] as const] : []),
  ] as const;
  return checks.filter(([, result]) => !result.success).map(([name]) => name);
}
