import type { Session } from '@mleg/institution-contract/person';
import { type PictureRefusal, photoAnswerSchema } from '@mleg/institution-contract/photo';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { ORPCError } from '@orpc/client';
import { sessionKey } from '../api/client.ts';

/** The picture travels by itself, apart from the API's JSON. Throws what other calls throw. */
export async function sendPhoto(personId: string, picture: Blob): Promise<{ refused?: PictureRefusal }> {
  const session = queryClient.getQueryData<Session | null>(sessionKey);
  const answer = await fetch(`/photos/${personId}`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/jpeg', 'x-csrf-token': session?.csrfToken ?? '' },
    body: picture,
  });
  const body: unknown = await answer.json().catch(() => undefined);
  const parsed = photoAnswerSchema.safeParse(body);
  if (!parsed.success) {
    const code = answer.status === 401 ? 'UNAUTHORIZED' : 'NOT_SENT';
    throw new ORPCError(code, { status: answer.status, defined: true });
  }
  return 'refused' in parsed.data ? parsed.data : {};
}
