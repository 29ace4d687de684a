import type { Notifications } from '@mleg/platform/database/listen';
import { type Watchers, watchSubjects } from '@mleg/platform/database/watch-subjects';
import { SESSION_ENDED } from './session-end-store.ts';

/** Tells, in every process, which session has ended, by its id. */
export type SessionEnds = Watchers;

export const openSessionEnds = (notifications: Notifications, institutionId: string): Promise<SessionEnds> =>
  watchSubjects(notifications, SESSION_ENDED, institutionId);
