import { END_KINDS, type EndKind } from '../account-ends/account-end.ts';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { Reopened, Standing } from './account-end-store.ts';

interface About {
  institutionId: string;
  at: Date;
  actor: string;
}

/** What is read in somebody's history as it is where one of the staff ends it; the rest is told by its number. */
const EVENTS: Partial<Record<EndKind, InstitutionEvent>> = {
  guardian: 'guardian.ended',
  office: 'staff.roles-set',
  head: 'staff.roles-set',
  class: 'staff.roles-set',
  address: 'account.address-changed',
};

/** Rights that end a second time are in the audit a second time: the first is lost with what was not in the backup. */
export const eventsOf = (reopened: Reopened, about: About) =>
  END_KINDS.flatMap((kind) => {
    const event = EVENTS[kind];
    return event ? reopened[kind].map((standing) => ({ ...about, event, ...subjectOf(kind, standing) })) : [];
  });

const subjectOf = (kind: EndKind, { id, of }: Standing) =>
  kind === 'guardian' && of !== null ? { subject: of, detail: { guardian: id } } : { subject: id };
