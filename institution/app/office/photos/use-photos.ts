import type { PhotoRejection, WaitingPhoto } from '@mleg/institution-contract/photo';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client.ts';

const renewEveryMs = 10_000;

export interface Rejection {
  readonly reason: PhotoRejection;
  readonly note: string;
}

/** The photos that wait, the one that is looked at, and what can be done with it. */
export function usePhotos() {
  const [group, setGroup] = useState<string>();
  const [chosenId, setChosenId] = useState<string>();
  const waiting = useQuery({
    queryKey: ['waiting-photos', group],
    queryFn: () => client.photo.waiting(group === undefined ? {} : { group }),
    refetchInterval: renewEveryMs,
    placeholderData: keepPreviousData,
  });
  const photos = waiting.data?.photos ?? [];
  const at = Math.max(
    0,
    photos.findIndex(({ submissionId }) => submissionId === chosenId),
  );
  const decide = useMutation({
    mutationFn: ({ photo, rejection }: { photo: WaitingPhoto; rejection?: Rejection }) => {
      const { submissionId } = photo;
      if (!rejection) return client.photo.decide({ submissionId, decision: 'accept' });
      const note = rejection.note.trim();
      return client.photo.decide({
        submissionId,
        decision: 'reject',
        reason: rejection.reason,
        ...(note === '' ? {} : { note }),
      });
    },
    // The next photo is chosen now; the decided one disappears when the list is fetched again.
    onMutate: ({ photo }) => {
      const decided = photos.findIndex(({ submissionId }) => submissionId === photo.submissionId);
      setChosenId((photos[decided + 1] ?? photos[decided - 1])?.submissionId);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['waiting-photos'] }),
  });
  return {
    waiting,
    group,
    photos,
    chosen: photos[at],
    decide,
    actions: {
      choose: (photo: WaitingPhoto) => setChosenId(photo.submissionId),
      step: (by: number) => setChosenId(photos[Math.min(photos.length - 1, Math.max(0, at + by))]?.submissionId),
      show: (only: string | undefined) => setGroup(only),
    },
  };
}
