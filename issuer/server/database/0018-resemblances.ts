import { CREATE_MAILBOX_OF } from '@mleg/platform/mail/mailbox-function';
import { CREATE_SKELETON_OF } from '@mleg/platform/skeleton/skeleton';
import { type Kysely, sql } from 'kysely';

/** Who looks like somebody else, whose an e-mail address is, and two people for whoever comes back. */
export async function up(database: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  CREATE_MAILBOX_OF,
  CREATE_SKELETON_OF,
  // One word for each thing that somebody is known by. In a body that is parsed here a dump finds the function it calls.
  `create function likeness_of(what text, words text) returns text language sql immutable parallel safe
    return what || ':' || nullif(skeleton_of(words), '')`,
  // By what cards and the trust list know an institution, now or earlier, and by which keys and number we do.
  `create function likenesses_of(vouched jsonb, former_names jsonb, signing_key jsonb, encryption_key jsonb)
    returns text[] language sql immutable parallel safe
    return array_remove(array[
      likeness_of('name', vouched ->> 'name'),
      likeness_of('name', vouched ->> 'shortName'),
      likeness_of('address', vouched ->> 'address'),
      likeness_of('domain', vouched ->> 'domain'),
      likeness_of('registry-number', (vouched ->> 'kind') || ' ' || (vouched ->> 'registryNumber')),
      likeness_of('key', (signing_key ->> 'x') || (signing_key ->> 'y')),
      likeness_of('key', (encryption_key ->> 'x') || (encryption_key ->> 'y'))
    ] || array(select likeness_of('name', name) from jsonb_array_elements_text(former_names) as name), null)`,
  `alter table institutions add column likenesses text[] not null
    generated always as (likenesses_of(vouched, former_names, signing_key, encryption_key)) stored`,
  'create index institutions_likenesses on institutions using gin (likenesses) where was_in_force',
  'alter table desk_words drop constraint desk_words_decision_check',
  `alter table desk_words add constraint desk_words_decision_check
    check (decision in ('approve', 'accept-change', 'resume'))`,
];
