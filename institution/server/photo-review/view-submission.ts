import type { PhotoSubmission } from '@mleg/institution-contract/photo';
import type { SubmissionRecord } from './submission-store.ts';

export function viewSubmission(record: SubmissionRecord): PhotoSubmission {
  return {
    submissionId: record.submission_id,
    state: record.state,
    submittedAt: record.submitted_at.toISOString(),
    ...(record.reason ? { reason: record.reason } : {}),
    ...(record.note ? { note: record.note } : {}),
    ...(record.kept ? { path: picturePath(record) } : {}),
  };
}

export function picturePath(record: Pick<SubmissionRecord, 'person_id' | 'submission_id'>): string {
  return `/photos/${record.person_id}/${record.submission_id}`;
}
