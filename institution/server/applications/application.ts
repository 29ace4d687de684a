import type { Application, WaitingApplication } from '@mleg/institution-contract/application';
import type { ApplicationRecord, WaitingRecord } from './application-store.ts';

export function viewApplication(record: ApplicationRecord): Application {
  return {
    applicationId: record.application_id,
    kind: record.kind,
    channel: record.channel,
    state: record.state,
    appliedAt: record.applied_at.toISOString(),
    ...(record.reason ? { reason: record.reason } : {}),
    ...(record.decided_at ? { decidedAt: record.decided_at.toISOString() } : {}),
    ...(record.ended_at ? { endedAt: record.ended_at.toISOString() } : {}),
    ...(record.note ? { note: record.note } : {}),
  };
}

export function viewWaiting(record: WaitingRecord): WaitingApplication {
  return {
    ...viewApplication(record),
    personId: record.person_id,
    displayName: `${record.family_name} ${record.given_name}`,
    group: record.studies,
    applicant: record.applicant,
  };
}
