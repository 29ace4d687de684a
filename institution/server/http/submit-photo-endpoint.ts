import type { PictureRefusal } from '@mleg/institution-contract/photo';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { isCrossSite } from '@mleg/platform/http/cross-site';
import { lacksCsrfToken } from '@mleg/platform/http/csrf';
import { uuid } from '@mleg/student-card/uuid';
import type { Handler } from 'hono';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import { submitPhoto } from '../photo-review/submit-photo.ts';
import { sessionOf } from '../sign-in/session-of.ts';

type SubmitDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'limits' | 'pictures' | 'random' | 'settings'>;

/** RFC 9110 §15.5: too much to take, not this kind of file, or this kind and yet unusable. */
const STATUSES: Readonly<Record<PictureRefusal, number>> = {
  'not-jpeg': 415,
  'too-large': 413,
  'too-many-pixels': 413,
  'too-small': 422,
  'wrong-shape': 422,
  'wrong-colours': 422,
  damaged: 422,
};

/** `POST /photos/{personId}`, the picture itself as the body: a name of a file never comes along (F71). */
export function submitPhotoEndpoint(deps: SubmitDeps): Handler {
  return async (context) => {
    if (isCrossSite(context.req.raw, deps.settings.origin)) return answer({ code: 'FORBIDDEN' }, 403);
    const session = await sessionOf(deps, context.req.raw);
    if (!session) return answer({ code: 'UNAUTHORIZED' }, 401);
    if (lacksCsrfToken(context.req.raw, session.csrfToken)) return answer({ code: 'FORBIDDEN' }, 403);
    const { success, data: personId } = uuid.safeParse(context.req.param('personId'));
    if (!success || !(await actingFor(deps, session.account, personId))) return answer({ code: 'NOT_FOUND' }, 404);
    // Before anything of the picture is read (E3).
    const over = await deps.limits.count('photos', personId);
    if (over) return tooMany(over.retryAfterSeconds);
    const picture = Buffer.from(await context.req.arrayBuffer());
    const submitted = await submitPhoto(deps, { by: session.account.accountId, personId, picture });
    if ('submission' in submitted) return answer(submitted, 201);
    await recordRefusal(deps, session.account.accountId, personId, submitted.refused);
    return answer(submitted, STATUSES[submitted.refused]);
  };
}

async function recordRefusal(deps: SubmitDeps, actor: string, subject: string, reason: PictureRefusal): Promise<void> {
  const { institutionId } = deps.settings;
  const at = deps.clock.now();
  await recordAudit(deps.database, { institutionId, at, event: 'upload.refused', actor, subject, detail: { reason } });
}

function tooMany(retryAfterSeconds: number): Response {
  const refused = answer({ code: 'TOO_MANY_REQUESTS', data: { retryAfterSeconds } }, 429);
  refused.headers.set('Retry-After', String(retryAfterSeconds));
  return refused;
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
