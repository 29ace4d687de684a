import type { Notifications } from '@mleg/platform/database/listen';
import { type Watchers, watchSubjects } from '@mleg/platform/database/watch-subjects';
import { CARD_CHANGED } from './card-change-store.ts';

/** Tells, in every process, whose card has changed, by the person's id. */
export type Changes = Watchers;

export const openChanges = (notifications: Notifications, institutionId: string): Promise<Changes> =>
  watchSubjects(notifications, CARD_CHANGED, institutionId);
