import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

/** Whose desk this is, also for those who have not signed in. */
export const faceQuery = queryOptions({
  queryKey: ['face'],
  queryFn: () => client.face(),
  staleTime: Number.POSITIVE_INFINITY,
});
