import type { Message } from '@mleg/institution-contract/message';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import type { Account } from '../sign-in/account.ts';
import { type MessageRecord, selectMessages } from './message-store.ts';

const NEWEST = 100;

/** An account's messages about those it may still act for: with the right the messages go, too (G76, G77). */
export async function readInbox(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>,
  account: Account,
): Promise<{ messages: Message[]; unread: number }> {
  const rows = await selectMessages(deps.database, deps.settings.institutionId, account.accountId, NEWEST);
  const allowed = new Set<string>();
  for (const personId of new Set(rows.map((row) => row.person_id))) {
    if (personId && (await actingFor(deps, account, personId))) allowed.add(personId);
  }
  // What somebody has asked for themselves stays theirs to know.
  const messages = rows.flatMap((row) => {
    if (row.deed_id !== null || allowed.has(row.person_id ?? '')) return [view(row)];
    if (!isOwnEnd(row)) return [];
    const { personId: _gone, ...message } = view(row);
    return [message];
  });
  return { messages, unread: messages.filter(({ read }) => !read).length };
}

/** That a right has ended is told to whose it was, with a name that they know and no way to the pupil (Q36). */
const isOwnEnd = ({ kind, account_id: accountId, about }: MessageRecord): boolean =>
  kind === 'guardian-ended' && about.startsWith(accountId);

function view(row: MessageRecord): Message {
  return {
    messageId: row.message_id,
    kind: row.kind,
    ...aboutOf(row),
    sentAt: row.sent_at.toISOString(),
    read: row.read_at !== null,
    ...(row.detail ? { detail: row.detail } : {}),
    ...noteOf(row),
  };
}

function aboutOf(row: MessageRecord): Pick<Message, 'personId' | 'displayName' | 'deed'> {
  const { person_id: personId, deed_id: deedId, deed_kind: kind, decided_by: decidedBy } = row;
  if (deedId && kind) return { deed: { deedId, kind, decidedBy: decidedBy ?? '' } };
  return personId ? { personId, displayName: `${row.given_name ?? ''} ${row.family_name ?? ''}` } : {};
}

function noteOf({ note, deed_note: why }: MessageRecord): Pick<Message, 'note'> {
  const words = note ?? why;
  return words ? { note: words } : {};
}
