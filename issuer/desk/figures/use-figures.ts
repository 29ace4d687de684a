import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const renewEveryMs = 30_000;

/** The last days of one institution, or of all where none is named. */
export const useFigures = (institutionId: string, days: number) =>
  useQuery({
    queryKey: ['figures', institutionId, days],
    queryFn: () => client.figures({ days, ...(institutionId === '' ? {} : { institutionId }) }),
    placeholderData: keepPreviousData,
    refetchInterval: renewEveryMs,
  });
