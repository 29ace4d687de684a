import { queryOptions } from '@tanstack/react-query';
import { client } from '../api/client.ts';

export const fileKey = (personId: string) => ['pupil', personId] as const;

export const fileQuery = (personId: string) =>
  queryOptions({ queryKey: fileKey(personId), queryFn: () => client.pupil.file({ personId }) });
