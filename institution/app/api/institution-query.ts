import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

/** How the institution shows itself, also to those who have not signed in. */
export const institutionQuery = queryOptions({
  queryKey: ['institution'],
  queryFn: () => client.institution.get(),
  staleTime: Number.POSITIVE_INFINITY,
});
