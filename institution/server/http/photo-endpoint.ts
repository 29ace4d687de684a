import type { Handler } from 'hono';
import { z } from 'zod';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import { selectPerson } from '../people/people-store.ts';
import { selectSubmission, selectSubmittedPicture } from '../photo-review/submission-store.ts';
import { readPhoto } from '../photos/photo.ts';
import { covers } from '../sign-in/account.ts';
import { sessionOf } from '../sign-in/session-of.ts';

type PhotoDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

const NOT_FOUND = { status: 404, headers: { 'Cache-Control': 'no-store' } };

/** A photo, for its person, a minor's guardians, the office and the class teacher; for everybody else there is none (D52, G76). */
export function photoEndpoint(deps: PhotoDeps): Handler {
  return async (context) => {
    const personId = z.uuid().safeParse(context.req.param('personId'));
    if (!personId.success || !(await isEntitled(deps, context.req.raw, personId.data))) {
      return new Response(null, NOT_FOUND);
    }
    const photo = await readPhoto(deps, personId.data);
    if ('refused' in photo) return new Response(null, NOT_FOUND);
    return picture(photo, context.req.header('if-none-match'));
  };
}

/** A photo that was sent and is not, or not yet, on cards. */
export function submittedPhotoEndpoint(deps: PhotoDeps): Handler {
  return async (context) => {
    const { institutionId } = deps.settings;
    const submissionId = z.uuid().safeParse(context.req.param('submissionId'));
    if (!submissionId.success) return new Response(null, NOT_FOUND);
    const submission = await selectSubmission(deps.database, institutionId, submissionId.data);
    if (!submission || submission.person_id !== context.req.param('personId')) return new Response(null, NOT_FOUND);
    if (!(await isEntitled(deps, context.req.raw, submission.person_id))) {
      return new Response(null, NOT_FOUND);
    }
    const sent = await selectSubmittedPicture(deps.database, institutionId, submission.submission_id);
    return sent ? picture(sent, context.req.header('if-none-match')) : new Response(null, NOT_FOUND);
  };
}

async function isEntitled(deps: PhotoDeps, request: Request, personId: string): Promise<boolean> {
  const session = await sessionOf(deps, request);
  if (!session) return false;
  const { account } = session;
  if (account.office || (await actingFor(deps, account, personId))) return true;
  const person = await selectPerson(deps.database, deps.settings.institutionId, personId);
  return person !== undefined && covers(account, person.group);
}

function picture({ jpeg, sha256 }: { jpeg: Buffer; sha256: Buffer }, known: string | undefined): Response {
  const etag = `"${sha256.toString('base64url').slice(0, 22)}"`;
  const headers = { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, no-cache', ETag: etag };
  if (known === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(jpeg), { headers });
}
