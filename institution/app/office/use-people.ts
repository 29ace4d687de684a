import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../api/client.ts';

const pauseMs = 150;
export const listLength = 20;

/** People found as the query is typed; the list before stays until the next has come. */
export function usePeople(query: string) {
  const [asked, setAsked] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), pauseMs);
    return () => clearTimeout(timer);
  }, [query]);
  return useQuery({
    queryKey: ['people', asked],
    queryFn: ({ signal }) => client.office.findPeople({ query: asked, limit: listLength }, { signal }),
    placeholderData: keepPreviousData,
  });
}
