/** A column of states, and who may write it. */
export interface StateColumn {
  table: string;
  column: string;
  /** The states in which a row may begin. */
  first: readonly string[];
  /** The file with the table of where each state may go; what it exports may stand in the `set` of a statement. */
  life: string;
  /** `file#function`: the only ones that say the state themselves, each within the table. */
  writers: readonly string[];
}

const LIVES = 'institution/server/database/lives.ts';
const ORDER_CHANGE = 'institution/server/card-orders/order-change-store.ts';
const SUBMISSIONS = 'institution/server/photo-review/submission-store.ts';
const WISHES = 'institution/server/wishes/wish-store.ts';
const APPLICATIONS = 'institution/server/applications/application-store.ts';
const MASS_ACTIONS = 'institution/server/mass-actions/mass-action-store.ts';
const MASS_ACTION_PEOPLE = 'institution/server/mass-actions/mass-action-people-store.ts';
const DEEDS = 'institution/server/two-people/deed-store.ts';
const AGREEMENTS = 'issuer/server/agreements/agreement-store.ts';

/** All columns whose values follow one another. `people.status` is none: it is what the register says. */
export const STATE_COLUMNS: readonly StateColumn[] = [
  {
    table: 'card_orders',
    column: 'state',
    first: ['ordered'],
    life: 'institution/contract/order-life.ts',
    writers: [`${ORDER_CHANGE}#updateOrders`],
  },
  {
    table: 'roster_imports',
    column: 'state',
    first: ['reading'],
    life: 'institution/server/roster/import-states.ts',
    writers: ['institution/server/roster/import-store.ts#updateImport'],
  },
  {
    table: 'photo_submissions',
    column: 'state',
    first: ['waiting'],
    life: LIVES,
    writers: [`${SUBMISSIONS}#insertSubmission`, `${SUBMISSIONS}#updateDecided`, `${WISHES}#withdrawPhoto`],
  },
  {
    table: 'applications',
    column: 'state',
    // What somebody signs at the office is accepted there and then.
    first: ['waiting', 'accepted'],
    life: LIVES,
    writers: [`${APPLICATIONS}#insertApplication`, `${APPLICATIONS}#updateWaiting`, `${WISHES}#withdrawApplication`],
  },
  {
    table: 'mass_actions',
    column: 'state',
    first: ['approved'],
    life: LIVES,
    writers: [`${MASS_ACTIONS}#insertMassAction`],
  },
  {
    table: 'deeds',
    column: 'state',
    first: ['alone', 'held', 'approved'],
    life: LIVES,
    writers: [`${DEEDS}#upsertDeed`, `${DEEDS}#decideDeed`],
  },
  {
    table: 'mass_action_people',
    column: 'state',
    first: ['waiting', 'refused'],
    life: LIVES,
    writers: ['updateOutcome', 'waitAgain'].map((name) => `${MASS_ACTION_PEOPLE}#${name}`),
  },
  {
    table: 'group_order_people',
    column: 'state',
    first: ['waiting', 'refused'],
    life: LIVES,
    writers: ['institution/server/group-orders/group-order-store.ts#updateOutcomes'],
  },
  {
    table: 'offers',
    column: 'state',
    first: ['accepted'],
    life: 'issuer/server/database/offer-life.ts',
    writers: [],
  },
  {
    table: 'offers',
    column: 'card_status',
    first: [],
    life: 'issuer/server/database/offer-life.ts',
    writers: [],
  },
  {
    table: 'institutions',
    column: 'agreement_state',
    // Whom the operator enters is in force by the column's default.
    first: ['applied'],
    life: 'issuer/server/database/agreement-life.ts',
    writers: [`${AGREEMENTS}#upsertApplication`, `${AGREEMENTS}#changeState`],
  },
];
