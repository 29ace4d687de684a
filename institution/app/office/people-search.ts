import { type PeopleFilter, peopleFilterSchema } from '@mleg/institution-contract/person';

/** Which people are listed; it stands in the address, so that a list can be kept as a bookmark. What is typed does not. */
export interface PeopleSearch {
  readonly grupa?: string;
  readonly stan?: PeopleFilter;
}

export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  const stan = peopleFilterSchema.safeParse(search['stan']);
  const grupa = search['grupa'];
  return {
    ...(typeof grupa === 'string' && grupa !== '' ? { grupa } : {}),
    ...(stan.success ? { stan: stan.data } : {}),
  };
}
