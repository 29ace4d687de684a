import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../api/client.ts';
import type { PeopleSearch } from './people-search.ts';

/** Milliseconds: short enough to feel immediate, long enough for two letters typed together to make one request. */
const pauseMs = 60;
const pageLength = 40;

/** The people found while the query is typed; the previous list stays until the next one has arrived. */
export function usePeople(query: string, { grupa, stan }: PeopleSearch = {}) {
  const [asked, setAsked] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), pauseMs);
    return () => clearTimeout(timer);
  }, [query]);
  const found = useInfiniteQuery({
    queryKey: ['people', asked, grupa, stan],
    queryFn: ({ pageParam, signal }) =>
      client.office.findPeople(
        {
          query: asked,
          offset: pageParam,
          limit: pageLength,
          ...(grupa === undefined ? {} : { group: grupa }),
          ...(stan === undefined ? {} : { state: stan }),
        },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { people }) => sum + people.length, 0);
      return shown < total ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const pages = found.data?.pages;
  return {
    found,
    people: pages?.flatMap((page) => page.people),
    total: pages?.at(-1)?.total ?? 0,
    /** Whether the people are those of this query, and not of the one before. */
    isCurrent: asked === query && pages !== undefined && !found.isPlaceholderData,
  };
}

export type FoundPeople = ReturnType<typeof usePeople>;
