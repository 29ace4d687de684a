import { createHash } from 'node:crypto';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import { updateCards } from '../issuer-outbox/update-cards.ts';
import { tell } from '../messages/tell.ts';
import { lockPerson, selectPerson } from '../people/people-store.ts';
import type { Permission } from '../permission/permission.ts';
import { selectPhotos, upsertPhoto } from '../photos/photo-store.ts';
import { type Account, covers } from '../sign-in/account.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import {
  type SubmissionDecision,
  type SubmissionRecord,
  selectSubmission,
  selectSubmittedPicture,
  updateDecided,
} from './submission-store.ts';

type DecideDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'random' | 'settings'>;

export interface DecidePhoto {
  by: Account;
  submissionId: string;
  decision: SubmissionDecision;
  /** The second person's. */
  word?: Word;
}

export type DecidePhotoResult = { decided: true } | { refused: 'not-found' | 'own-photo' | 'already-decided' } | NotYet;

/**
 * The office's or class teacher's word on a photo. Nobody decides about their own or their child's (D53); of two the first
 * counts. The photo of a card on a phone is who its holder is: another one takes two people.
 */
export async function decidePhoto(deps: DecideDeps, request: DecidePhoto): Promise<DecidePhotoResult> {
  const { institutionId } = deps.settings;
  const submission = await selectSubmission(deps.database, institutionId, request.submissionId);
  const { by } = request;
  const person = submission && (await selectPerson(deps.database, institutionId, submission.person_id));
  if (!submission || !person || !covers(by, person.group)) return { refused: 'not-found' };
  const isOwn = (await actingFor(deps, by, submission.person_id)) !== undefined;
  if (isOwn || by.accountId === submission.submitted_by) return { refused: 'own-photo' };
  return deps.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, institutionId, submission.person_id);
    const weighed =
      request.decision.state === 'rejected'
        ? await weighRejection(deps, transaction, submission, { ...request, decision: request.decision })
        : await weighPhoto(deps, transaction, submission, request);
    if (!('permission' in weighed)) return weighed;
    return storeDecision(deps, transaction, submission, request, weighed.permission);
  });
}

async function weighPhoto(
  deps: DecideDeps,
  transaction: Transaction<InstitutionDatabase>,
  { institution_id: institutionId, submission_id: about, person_id: personId, submitted_by: sender }: SubmissionRecord,
  { by, word }: DecidePhoto,
) {
  const order = await selectNewestOrder(transaction, institutionId, personId);
  const facts = {
    touches: (people: readonly string[]) => people.includes(personId),
    identities: order?.state === 'activated' ? 1 : 0,
    broughtBy: [sender],
  };
  const photo = (await selectPhotos(transaction, institutionId, [personId])).get(personId);
  const before = { photo: photo?.sha256.toString('hex') };
  const deed = { kind: 'accept-photo', about, content: {} } as const;
  return weigh(deps, transaction, { deed, by, facts, before, personId, word });
}

type Rejected = Extract<SubmissionDecision, { state: 'rejected' }>;

/** To reject all that waits is a way to keep cards from people, and counts like what changes them (Q85). */
async function weighRejection(
  deps: DecideDeps,
  transaction: Transaction<InstitutionDatabase>,
  { submission_id: about, person_id: personId }: SubmissionRecord,
  { by, word, decision: { reason, note } }: DecidePhoto & { decision: Rejected },
) {
  const touches = (people: readonly string[]) => people.includes(personId);
  const facts = { touches, amounts: [{ of: 'changes', count: 1 }] } as const;
  const deed = { kind: 'reject-photo', about, content: { reason, ...(note ? { note } : {}) } } as const;
  const weighed = await weigh(deps, transaction, { deed, by, facts, before: {}, personId, word });
  // Nothing comes of it that would need leave.
  return 'permission' in weighed ? { permission: undefined } : weighed;
}

async function storeDecision(
  deps: DecideDeps,
  transaction: Transaction<InstitutionDatabase>,
  submission: SubmissionRecord,
  { by, decision }: DecidePhoto,
  leave?: Permission<'set-photo'>,
): Promise<DecidePhotoResult> {
  const { institution_id: institutionId, submission_id: submissionId, person_id: personId } = submission;
  const at = deps.clock.now();
  const picture = await selectSubmittedPicture(transaction, institutionId, submissionId);
  if (!(await updateDecided(transaction, submission, { decision, by: by.accountId, at }))) {
    return { refused: 'already-decided' };
  }
  if (decision.state === 'accepted') {
    if (!leave || !picture || !isWhole(picture)) throw new Error('A picture that waits is damaged.');
    await upsertPhoto(transaction, institutionId, personId, { ...picture, storedAt: at }, leave);
    await updateCards(deps, transaction, [personId]);
  }
  const isRejected = decision.state === 'rejected';
  const event = {
    institutionId,
    at,
    event: `photo.${decision.state}` as const,
    actor: by.accountId,
    subject: personId,
  };
  const sha256 = submission.sha256.toString('hex');
  await recordAudit(transaction, { ...event, detail: { sha256, ...(isRejected ? { reason: decision.reason } : {}) } });
  const said = isRejected ? { detail: decision.reason, note: decision.note } : {};
  await tell(deps, transaction, { personId, kind: `photo-${decision.state}`, about: submissionId, ...said });
  await notifyCardChanged(transaction, institutionId, personId);
  return { decided: true };
}

const isWhole = ({ jpeg, sha256 }: { jpeg: Buffer; sha256: Buffer }) =>
  createHash('sha256').update(jpeg).digest().equals(sha256);
