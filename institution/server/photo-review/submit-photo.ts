import { createHash } from 'node:crypto';
import type { PhotoSubmission, PictureRefusal } from '@mleg/institution-contract/photo';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import { PHOTO_PROFILES } from '../appearance/photo-profiles.ts';
import type { InstitutionDeps } from '../deps.ts';
import { lockPerson } from '../people/people-store.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';
import { inspectPicture } from './inspect-picture.ts';
import { insertSubmission, selectSubmission } from './submission-store.ts';
import { viewSubmission } from './view-submission.ts';

type SubmitDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'pictures' | 'random' | 'settings'>;

export interface SubmitPhoto {
  /** The account that sends it. */
  by: string;
  personId: string;
  picture: Buffer;
}

/**
 * Takes a photo for the office to look at. What the office sees is what would go onto cards; until it is accepted
 * nothing changes, neither the photo of the next card nor a card on a phone (D55).
 */
export async function submitPhoto(
  deps: SubmitDeps,
  { by, personId, picture }: SubmitPhoto,
): Promise<{ submission: PhotoSubmission } | { refused: PictureRefusal }> {
  const { institutionId, policies } = deps.settings;
  const size = PHOTO_PROFILES[policies.photoProfile];
  const inspected = await inspectPicture(deps.pictures, picture, size);
  if ('refused' in inspected) return inspected;
  const jpeg = await preparePhoto(picture, size);
  const sha256 = createHash('sha256').update(jpeg).digest();
  const submissionId = makeUuid(deps.random);
  const submission = await deps.database.transaction().execute(async (transaction) => {
    const at = deps.clock.now();
    await lockPerson(transaction, institutionId, personId);
    const added = { institutionId, submissionId, personId, jpeg, sha256, submittedBy: by, submittedAt: at };
    await insertSubmission(transaction, added);
    const event = { institutionId, at, event: 'photo.submitted' as const, actor: by, subject: personId };
    await recordAudit(transaction, { ...event, detail: { sha256: sha256.toString('hex') } });
    return selectSubmission(transaction, institutionId, submissionId);
  });
  if (!submission) throw new Error('A photo vanished after it was stored.');
  return { submission: viewSubmission(submission) };
}
