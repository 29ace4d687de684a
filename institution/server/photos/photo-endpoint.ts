import type { Handler } from 'hono';
import { z } from 'zod';
import type { InstitutionDeps } from '../deps.ts';
import { readSessionCookie } from '../http/session-cookie.ts';
import { resumeSession } from '../sign-in/session.ts';
import { readPhoto } from './photo.ts';

const NOT_FOUND = { status: 404, headers: { 'Cache-Control': 'no-store' } };

/** A photo, for its person and for the office; for everybody else there is none (D52). */
export function photoEndpoint(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>,
): Handler {
  return async (context) => {
    const personId = z.uuid().safeParse(context.req.param('personId'));
    const token = readSessionCookie(deps.settings, context.req.header('cookie') ?? null);
    const session = token ? await resumeSession(deps, token) : undefined;
    const isEntitled = session && (session.account.office || session.account.personId === personId.data);
    if (!isEntitled || !personId.success) return new Response(null, NOT_FOUND);
    const photo = await readPhoto(deps, personId.data);
    if ('refused' in photo) return new Response(null, NOT_FOUND);
    const etag = `"${photo.sha256.toString('base64url').slice(0, 22)}"`;
    const headers = {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, no-cache',
      ETag: etag,
    };
    if (context.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(photo.jpeg), { headers });
  };
}
