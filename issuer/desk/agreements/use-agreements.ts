import { useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';

const renewEveryMs = 15_000;

/** All agreements, those that wait for the desk first. */
export const useAgreements = () =>
  useQuery({
    queryKey: ['agreements'],
    queryFn: async () => (await client.agreements.list()).agreements,
    refetchInterval: renewEveryMs,
  });
