import type { JsonObject } from '../json/json-value.ts';
import type { ClaimsQuery, CredentialQuery, DcqlQuery } from './dcql-query.ts';
import { selectClaims } from './select-claims.ts';

export type AnswerRefusal = 'unasked-credential' | 'missing-credential' | 'foreign-credential-type' | 'missing-claim';

/**
 * Whether what was presented is what was asked for (OpenID4VP 1.0 §8.6 steps 2.2 and 3). A wallet chooses by the query,
 * but a verifier must not rely on that (§14.8).
 * @param presented the verified claims, by the id of the credential query they answer
 */
export function answersQuery(
  query: DcqlQuery,
  presented: ReadonlyMap<string, JsonObject>,
): { ok: true } | { refused: AnswerRefusal } {
  for (const [id, claims] of presented) {
    const asked = query.credentials.find((credential) => credential.id === id);
    if (asked === undefined) return { refused: 'unasked-credential' };
    const refused = refuseCredential(asked, claims);
    if (refused !== undefined) return { refused };
  }
  const sets = query.credential_sets ?? [{ options: [query.credentials.map(({ id }) => id)], required: true }];
  const isMet = sets.every(
    ({ required, options }) => !required || options.some((ids) => ids.every((id) => presented.has(id))),
  );
  return isMet ? { ok: true } : { refused: 'missing-credential' };
}

function refuseCredential(asked: CredentialQuery, claims: JsonObject): AnswerRefusal | undefined {
  const { vct } = claims;
  if (typeof vct !== 'string' || !asked.meta.vct_values.includes(vct)) return 'foreign-credential-type';
  const named = asked.claims ?? [];
  const sets = asked.claim_sets?.map((ids) => named.filter(({ id }) => id !== undefined && ids.includes(id)));
  const isMet = (sets ?? [named]).some((set) => set.every((claim) => hasClaim(claim, claims)));
  return isMet ? undefined : 'missing-claim';
}

function hasClaim({ path, values }: ClaimsQuery, claims: JsonObject): boolean {
  const found = selectClaims(path, claims);
  if (found === undefined) return false;
  return values === undefined || found.some((value) => values.some((wanted) => wanted === value));
}
