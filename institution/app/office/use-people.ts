import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../api/client.ts';
import type { PeopleSearch } from './people-search.ts';

/** Short enough to keep up with the eye, long enough for two letters typed at once to be one question. */
const pauseMs = 60;
const pageLength = 40;

/** People found as the query is typed; the list before stays until the next has come. */
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
  return { found, people: pages?.flatMap((page) => page.people), total: pages?.at(-1)?.total ?? 0 };
}

export type FoundPeople = ReturnType<typeof usePeople>;
