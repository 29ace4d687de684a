import { type PeopleFilter, peopleFilterSchema } from '@mleg/institution-contract/person';

/**
 * Which people are listed. The filter is in the address, so that a list can be bookmarked; the words typed into the
 * search are not.
 */
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
