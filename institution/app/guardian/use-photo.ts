import type { PupilFile } from '@mleg/institution-contract/guardian';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Crop, largestZoom, sentSize, settled, wholeCrop } from './crop.ts';
import type { FaceHint } from './face-hints.ts';
import type { PhotoHint } from './photo-hints.ts';
import { cutPicture, lookAt, openPicture, type Picture } from './picture.ts';
import { fileKey } from './pupil-query.ts';
import { sendPhoto } from './send-photo.ts';
import { useFaceHints } from './use-face-hints.ts';

/** The page on which one photo is chosen, framed and sent. */
export function usePhoto(personId: string, frame: PupilFile['photo']['size'], onSent: () => void) {
  const [picture, setPicture] = useState<Picture>();
  const [crop, setCrop] = useState<Crop>(wholeCrop);
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => () => picture && URL.revokeObjectURL(picture.url), [picture]);
  const send = useMutation({
    mutationFn: async (chosen: Picture) => sendPhoto(personId, await cutPicture(chosen, frame, crop)),
    onSuccess: async ({ refused }) => {
      if (refused) return;
      await queryClient.invalidateQueries({ queryKey: fileKey(personId) });
      onSent();
    },
  });
  const pick = async (file: File | undefined) => {
    if (!file) return;
    send.reset();
    const opened = await openPicture(file);
    setUnreadable(opened === undefined);
    setPicture(opened);
    setCrop(wholeCrop);
  };
  const tooSmall = picture !== undefined && largestZoom(picture, frame) < 1;
  const lightHints = useMemo(() => (picture ? lookAt(picture, frame, crop) : []), [picture, frame, crop]);
  const faceHints = useFaceHints(tooSmall ? undefined : picture, frame, crop);
  const hints: readonly (PhotoHint | FaceHint)[] = [...lightHints, ...(faceHints ?? [])];
  return {
    picture,
    crop,
    unreadable,
    tooSmall,
    hints,
    facesSeen: faceHints !== undefined,
    sending: send.isPending,
    error: send.error,
    refused: send.data?.refused,
    size: picture ? sentSize(picture, frame, crop) : frame,
    actions: {
      pick: (file: File | undefined) => void pick(file),
      move: (next: Crop) => picture && setCrop(settled(picture, frame, next)),
      send: () => picture && send.mutate(picture),
    },
  };
}
