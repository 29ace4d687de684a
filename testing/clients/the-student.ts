import type { Portal } from './portal.ts';

export interface FoundPerson {
  personId: string;
  displayName: string;
  eligible: boolean;
  orderState?: string;
}

/** As the office finds the student with nothing in the way of a card. */
export async function theStudent(office: Portal): Promise<FoundPerson> {
  const found = await office.call<{ people: FoundPerson[] }>('POST', '/office/people-search', {
    query: 'niepowtarzalska cwiekala',
  });
  const [person] = found.body.people;
  if (!person) throw new Error('the office finds nobody');
  return person;
}
