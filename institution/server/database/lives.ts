import type { ApplicationState } from '@mleg/institution-contract/application';
import type { SubmissionState } from '@mleg/institution-contract/photo';
import { lifeOf } from '@mleg/platform/database/life';
import type { MassActionPeopleTable } from './mass-action-schema.ts';
import type { GroupOrderPeopleTable } from './roster-schema.ts';
import type { DeedsTable } from './two-people-schema.ts';

/** Where each state may go. Orders and imports have tables of their own: `order-life.ts`, `import-states.ts`. */
type Next<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Whoever sends another photo takes back the one that waits; with the right to act for the pupil it ends, too. */
export const SUBMISSION_LIFE = lifeOf('photo_submissions.state', {
  waiting: ['accepted', 'rejected', 'replaced', 'withdrawn'],
  accepted: [],
  rejected: [],
  replaced: [],
  withdrawn: [],
} as const satisfies Next<SubmissionState>);

export const APPLICATION_LIFE = lifeOf('applications.state', {
  waiting: ['accepted', 'refused', 'withdrawn'],
  accepted: [],
  refused: [],
  withdrawn: [],
} as const satisfies Next<ApplicationState>);

/** What nobody else has to look at is done alone, and is not decided; nothing that was decided is decided again. */
export const DEED_LIFE = lifeOf('deeds.state', {
  alone: [],
  held: ['approved', 'refused'],
  approved: [],
  refused: [],
} as const satisfies Next<DeedsTable['state']>);

/** Who was refused waits again when it is tried again; one's own card begins refused and stays so (D53). */
export const MASS_ACTION_PERSON_LIFE = lifeOf('mass_action_people.state', {
  waiting: ['done', 'refused'],
  done: [],
  refused: ['waiting'],
} as const satisfies Next<MassActionPeopleTable['state']>);

/** The same for codes; who has an order waits again when the order has failed. */
export const GROUP_PERSON_LIFE = lifeOf('group_order_people.state', {
  waiting: ['ordered', 'refused'],
  ordered: ['waiting'],
  refused: ['waiting'],
} as const satisfies Next<GroupOrderPeopleTable['state']>);
