import type { PublicJwk } from '@mleg/issuer-contract/institution';
import { type Kysely, sql, type Transaction } from 'kysely';
import { HOLDING_STATES } from '../database/agreement-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import type { AgreementStanding, InstitutionKey } from '../journal/issuer-fact.ts';
import type { GatheredFacts } from './gather-facts.ts';

/** Who and what has left, and is there again. */
export interface Returned {
  /** Agreements that had ended or were suspended, and hold. */
  revivedAgreements: readonly AgreementStanding[];
  /** Of institutions for which a key signs that had been replaced: the one in its place. */
  revivedKeys: readonly InstitutionKey[];
  /** People of the desk who had left. */
  returnedStaff: readonly string[];
  /** Invitations to the desk that were used, and sessions that were ended, and would let somebody in. */
  returnedDeskWays: number;
}

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

export async function selectReturned(
  within: Within,
  {
    agreements,
    signingKeys,
    staffLeft,
    deskWaysEnded,
  }: Pick<GatheredFacts, 'agreements' | 'signingKeys' | 'staffLeft' | 'deskWaysEnded'>,
): Promise<Returned> {
  const institutions = await within
    .selectFrom('institutions')
    .select(['institution_id', 'agreement_state', 'agreement_version', 'signing_key'])
    .where('agreement_state', 'in', HOLDING_STATES)
    .execute();
  const revivedAgreements = institutions.flatMap(({ institution_id: id, agreement_state: state, ...row }) => {
    const said = agreements.get(id);
    const isNewer = said && said.version > row.agreement_version;
    return isNewer && said.standing !== 'in-force' && said.standing !== state ? [said] : [];
  });
  const revivedKeys = institutions.flatMap(({ institution_id: id, ...row }) => {
    const said = signingKeys.get(id);
    return said && said.version > row.agreement_version && said.key.x !== row.signing_key.x ? [said] : [];
  });
  const { rows } = await sql<{ id: string }>`
    select staff_id::text as id from staff where active and staff_id = any(${[...staffLeft]}::uuid[])`.execute(within);
  const returnedDeskWays = await countDeskWays(within, [...deskWaysEnded]);
  return { revivedAgreements, revivedKeys, returnedStaff: rows.map(({ id }) => id), returnedDeskWays };
}

async function countDeskWays(within: Within, ended: readonly string[]): Promise<number> {
  if (ended.length === 0) return 0;
  const { rows } = await sql<{ ways: number }>`
    with ended as (select decode(digest, 'hex') as digest from unnest(${ended}::text[]) as said (digest))
    select ((select count(*) from staff_enrolments join ended on token_digest = digest)
      + (select count(*) from desk_sessions join ended on token_hash = digest))::integer as ways`.execute(within);
  return rows[0]?.ways ?? 0;
}

/** What an older version has decided is older than what is decided now. */
export async function raiseAgreementVersion(
  within: Within,
  { institutionId, version }: Pick<AgreementStanding, 'institutionId' | 'version'>,
): Promise<void> {
  await sql`
    update institutions set agreement_version = greatest(agreement_version, ${version})
    where institution_id = ${institutionId}`.execute(within);
}

export async function replaceSigningKey(within: Within, { institutionId, key }: InstitutionKey): Promise<void> {
  const signingKey: PublicJwk = { kty: 'EC', crv: 'P-256', ...key, use: 'sig', alg: 'ES256' };
  await within
    .updateTable('institutions')
    .set({ signing_key: JSON.stringify(signingKey), changed_by_desk: true })
    .where('institution_id', '=', institutionId)
    .execute();
}

/** Everybody of the desk signs in anew, and no invitation is open. */
export async function clearDesk(within: Within): Promise<void> {
  await within.deleteFrom('desk_sessions').execute();
  await within.deleteFrom('staff_enrolments').execute();
}
