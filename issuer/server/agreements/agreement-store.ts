import type {
  AgreementApplication,
  AgreementMessage,
  AgreementParties,
  AgreementState,
  AskedChange,
  EndOfCards,
} from '@mleg/issuer-contract/agreement';
import type { InstitutionPolicies } from '@mleg/issuer-contract/institution';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { AGREEMENT_LIFE, type AgreementMove, HOLDING_STATES } from '../database/agreement-life.ts';
import type { InstitutionTable, IssuerDatabase } from '../database/schema.ts';
import { factColumns, type Institution, institutionOf } from '../institutions/institution-store.ts';
import { vouch } from '../institutions/vouched-store.ts';
import type { IssuerFact } from '../journal/issuer-fact.ts';
import { isSameKey } from './is-same-key.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** An institution with all that is known of its agreement. */
export interface Agreement {
  institution: Institution;
  version: number;
  changedAt: Date;
  wasInForce: boolean;
  /** Somebody applied under its id before, with another key. */
  hadAnotherKey: boolean;
  parties: AgreementParties | undefined;
  endOfCards: EndOfCards | undefined;
  askedChange: AskedChange | undefined;
}

export async function selectAgreement(within: Within, institutionId: string): Promise<Agreement | undefined> {
  const row = await within
    .selectFrom('institutions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return row && agreementOf(row);
}

/** Those that wait come first, the longest waiting of them foremost; then what changed last. */
export async function selectAgreements(within: Within): Promise<Agreement[]> {
  const rows = await within
    .selectFrom('institutions')
    .selectAll()
    .orderBy(sql`agreement_state <> 'applied' and asked_change is null`)
    .orderBy(sql`case when agreement_state = 'applied' or asked_change is not null then agreement_changed_at end`)
    .orderBy('agreement_changed_at', 'desc')
    .orderBy('institution_id')
    .execute();
  return rows.map(agreementOf);
}

/** Another institution whose agreement holds for the same entry of the public register. */
export async function isRegistryNumberTaken(
  within: Within,
  { institutionId, kind, registryNumber }: Pick<Institution, 'institutionId' | 'kind' | 'registryNumber'>,
): Promise<boolean> {
  const found = await within
    .selectFrom('institutions')
    .select('institution_id')
    .where('kind', '=', kind)
    .where('registry_number', '=', registryNumber)
    .where('institution_id', '<>', institutionId)
    .where('agreement_state', 'in', HOLDING_STATES)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Stores an application over what the institution was as it was read; false where it is another by now. */
export async function upsertApplication(
  within: Within,
  application: AgreementApplication,
  before: Agreement | undefined,
  now: Date,
): Promise<boolean> {
  const { registration, ...parties } = application;
  const columns = {
    ...factColumns(registration),
    kind: registration.kind,
    registry_number: registration.registryNumber,
    signing_key: JSON.stringify(registration.signingKey),
    encryption_key: JSON.stringify(registration.encryptionKey),
    next_encryption_key: null,
    next_encryption_from: null,
    events_endpoint: registration.eventsEndpoint ?? null,
    policies: JSON.stringify(registration.policies),
    parties: JSON.stringify(parties),
    agreement_state: 'applied' as const,
    agreement_changed_at: now,
  };
  if (!before) {
    const added = await within
      .insertInto('institutions')
      .values({ institution_id: registration.institutionId, was_in_force: false, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  }
  const changed = await within
    .updateTable('institutions')
    .set({
      ...columns,
      agreement_version: before.version + 1,
      ...(isSameKey(before.institution.signingKey, registration.signingKey)
        ? {}
        : { former_likenesses: sql`likenesses` }),
    })
    .where('institution_id', '=', registration.institutionId)
    .where('agreement_version', '=', before.version)
    .where(AGREEMENT_LIFE.move('applied').where)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export type StateChange<To extends AgreementState> = AgreementMove<To> & {
  institutionId: string;
  /** As whoever decides has seen it; the operator sees none. */
  version?: number;
  endOfCards?: EndOfCards;
  /** Set by the desk. */
  policies?: InstitutionPolicies;
  at: Date;
};

/**
 * The only way of an agreement from one state to another but an application: compare and swap. False where it is not
 * what it was when it was looked at.
 * @param facts gets how it stands from then on, for the journal
 */
export async function changeState<To extends AgreementState>(
  within: Within,
  change: StateChange<To>,
  facts: IssuerFact[],
): Promise<boolean> {
  const query = within
    .updateTable('institutions')
    .set((row) => ({
      agreement_state: change.to,
      agreement_version: row('agreement_version', '+', 1),
      agreement_changed_at: change.at,
      ...(change.to === 'in-force' ? { was_in_force: true, end_of_cards: null } : {}),
      ...(change.endOfCards ? { end_of_cards: change.endOfCards } : {}),
      ...(change.to === 'ended' ? { asked_change: null } : {}),
      ...(change.policies ? { policies: JSON.stringify(change.policies), changed_by_desk: true } : {}),
    }))
    .where('institution_id', '=', change.institutionId)
    .where(AGREEMENT_LIFE.move(change.to, { from: change.from }).where);
  const asSeen = change.version === undefined ? query : query.where('agreement_version', '=', change.version);
  const changed = await asSeen.returning('agreement_version').executeTakeFirst();
  if (!changed) return false;
  const standing = { institutionId: change.institutionId, version: changed.agreement_version };
  if (change.to === 'in-force' || change.to === 'suspended' || change.to === 'ended') {
    const { endOfCards } = change;
    facts.push({ fact: 'agreement-stands', ...standing, standing: change.to, ...(endOfCards ? { endOfCards } : {}) });
  }
  if (change.to === 'in-force') await vouch(within, change.institutionId);
  return true;
}

export interface NewMessage {
  institutionId: string;
  at: Date;
  sender: AgreementMessage['from'];
  staffId?: string;
  kind: AgreementMessage['kind'];
  body?: string | undefined;
}

export async function insertMessage(within: Within, message: NewMessage): Promise<void> {
  await within
    .insertInto('agreement_messages')
    .values({
      institution_id: message.institutionId,
      at: message.at,
      sender: message.sender,
      staff_id: message.staffId ?? null,
      kind: message.kind,
      body: message.body ?? null,
    })
    .execute();
}

/** Oldest first; `by` is the name of the person at the desk. */
export async function selectMessages(
  within: Within,
  institutionId: string,
): Promise<(AgreementMessage & { by?: string })[]> {
  const rows = await within
    .selectFrom('agreement_messages')
    .leftJoin('staff', 'staff.staff_id', 'agreement_messages.staff_id')
    .select(['at', 'sender', 'kind', 'body', 'display_name'])
    .where('institution_id', '=', institutionId)
    .orderBy('message_id')
    .execute();
  return rows.map((row) => ({
    at: row.at.toISOString(),
    from: row.sender,
    kind: row.kind,
    ...(row.body === null ? {} : { text: row.body }),
    ...(row.display_name === null ? {} : { by: row.display_name }),
  }));
}

function agreementOf(row: Selectable<InstitutionTable>): Agreement {
  return {
    institution: institutionOf(row),
    version: row.agreement_version,
    changedAt: row.agreement_changed_at,
    wasInForce: row.was_in_force,
    hadAnotherKey: row.former_likenesses.length > 0,
    parties: row.parties ?? undefined,
    endOfCards: row.end_of_cards ?? undefined,
    askedChange: row.asked_change ?? undefined,
  };
}
