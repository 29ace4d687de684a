import { uuid } from '@mleg/student-card/uuid';
import type { Handler } from 'hono';
import type { InstitutionDeps } from '../deps.ts';
import { type ActingAs, actingFor } from '../guardians/acting-for.ts';
import { noteView } from '../looks/note-view.ts';
import { selectPerson } from '../people/people-store.ts';
import { selectSubmission, selectSubmittedPicture } from '../photo-review/submission-store.ts';
import { readPhoto } from '../photos/photo.ts';
import { type Account, covers } from '../sign-in/account.ts';
import { sessionOf } from '../sign-in/session-of.ts';

type PhotoDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

const NOT_FOUND = { status: 404, headers: { 'Cache-Control': 'no-store' } };

/** A photo, for its person, a minor's guardians, the office and the class teacher; for everybody else there is none (D52, G76). */
export function photoEndpoint(deps: PhotoDeps): Handler {
  return async (context) => {
    const personId = uuid.safeParse(context.req.param('personId'));
    if (!personId.success) return new Response(null, NOT_FOUND);
    const looker = await lookerAt(deps, context.req.raw, personId.data);
    const photo = looker && (await readPhoto(deps, personId.data));
    if (!photo || 'refused' in photo) return new Response(null, NOT_FOUND);
    await noteLook(deps, looker, personId.data);
    return picture(photo, context.req.header('if-none-match'));
  };
}

/** A photo that was sent and is not, or not yet, on cards. */
export function submittedPhotoEndpoint(deps: PhotoDeps): Handler {
  return async (context) => {
    const { institutionId } = deps.settings;
    const submissionId = uuid.safeParse(context.req.param('submissionId'));
    if (!submissionId.success) return new Response(null, NOT_FOUND);
    const submission = await selectSubmission(deps.database, institutionId, submissionId.data);
    if (!submission || submission.person_id !== context.req.param('personId')) return new Response(null, NOT_FOUND);
    const looker = await lookerAt(deps, context.req.raw, submission.person_id);
    const sent = looker && (await selectSubmittedPicture(deps.database, institutionId, submission.submission_id));
    if (!sent) return new Response(null, NOT_FOUND);
    await noteLook(deps, looker, submission.person_id);
    return picture(sent, context.req.header('if-none-match'));
  };
}

interface Looker {
  account: Account;
  as: ActingAs | 'staff';
}

async function lookerAt(deps: PhotoDeps, request: Request, personId: string): Promise<Looker | undefined> {
  const session = await sessionOf(deps, request);
  if (!session) return undefined;
  const { account } = session;
  const as = await actingFor(deps, account, personId);
  if (as) return { account, as };
  if (account.office) return { account, as: 'staff' };
  const person = await selectPerson(deps.database, deps.settings.institutionId, personId);
  return person && covers(account, person.group) ? { account, as: 'staff' } : undefined;
}

/** Of their own photo, and of their children's, people are no viewers. */
async function noteLook(deps: PhotoDeps, { account: by, as }: Looker, personId: string): Promise<void> {
  if (as === 'staff') await noteView(deps, { by, personIds: [personId], what: 'photo' });
}

function picture({ jpeg, sha256 }: { jpeg: Buffer; sha256: Buffer }, known: string | undefined): Response {
  const etag = `"${sha256.toString('base64url').slice(0, 22)}"`;
  const headers = { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, no-cache', ETag: etag };
  if (known === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(jpeg), { headers });
}
