import { type PictureRefusal, photoAnswerSchema } from '@mleg/institution-contract/photo';
import { csrfHeaders } from '@mleg/ui/session/session.ts';
import { ORPCError } from '@orpc/client';

/** Sends the picture in a request of its own, apart from the API's JSON. Throws what other calls throw. */
export async function sendPhoto(personId: string, picture: Blob): Promise<{ refused?: PictureRefusal }> {
  const answer = await fetch(`/photos/${personId}`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/jpeg', ...csrfHeaders() },
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
