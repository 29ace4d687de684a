import type { ApplicationState } from '@mleg/institution-contract/application';
import type { SubmissionState } from '@mleg/institution-contract/photo';
import { lifeOf } from '@mleg/platform/database/life';
import type { MassActionPeopleTable, MassActionsTable } from './mass-action-schema.ts';
import type { GroupOrderPeopleTable } from './roster-schema.ts';

/** Where each state may go. Orders and imports have tables of their own: `order-life.ts`, `import-states.ts`. */
type Next<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Whoever sends another photo takes back the one that waits. */
export const SUBMISSION_LIFE = lifeOf('photo_submissions.state', {
  waiting: ['accepted', 'rejected', 'replaced'],
  accepted: [],
  rejected: [],
  replaced: [],
} as const satisfies Next<SubmissionState>);

export const APPLICATION_LIFE = lifeOf('applications.state', {
  waiting: ['accepted', 'refused', 'withdrawn'],
  accepted: [],
  refused: [],
  withdrawn: [],
} as const satisfies Next<ApplicationState>);

/** An action for which nobody has to be asked begins approved. */
export const MASS_ACTION_LIFE = lifeOf('mass_actions.state', {
  held: ['approved', 'rejected'],
  approved: [],
  rejected: [],
} as const satisfies Next<MassActionsTable['state']>);

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
