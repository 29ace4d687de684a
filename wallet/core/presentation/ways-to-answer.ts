import { parseSdJwt } from '@mleg/protocol/sd-jwt/parse-sd-jwt';
import type { ClaimPath } from '@mleg/protocol/sd-jwt/reveal-claims';
import { DcqlQuery, type DcqlSdJwtVcCredential } from 'dcql';
import { z } from 'zod';
import type { Card } from '../records/card.ts';
import { PESEL } from './pesel.ts';
import { authorityKeyIdOf } from './verifier-certificate.ts';

/** One card that answers one part of the query, with the claims it would disclose. */
export interface Share {
  queryId: string;
  card: Card;
  paths: readonly ClaimPath[];
}

/** Cards that together answer a whole query. */
export type Way = readonly Share[];

const authoritySchema = z.object({ type: z.string(), values: z.array(z.string()).min(1) });
type Authority = z.infer<typeof authoritySchema>;

const queryOfAuthoritiesSchema = z.looseObject({
  credentials: z.array(
    z.looseObject({ id: z.string(), trusted_authorities: z.array(authoritySchema).min(1).optional() }),
  ),
});

/** More ways than anybody wants to choose from. */
const WAYS_MAX = 12;

/**
 * The ways in which these cards can answer; empty where they can't. Ways without the PESEL come first and, where there
 * are any, alone: a verifier that would do without it does not get it. Optional parts are not answered at all
 * (OpenID4VP 1.0 §6.4.2 leaves that to us).
 * @returns `undefined` for a query that is none
 */
export function waysToAnswer(query: unknown, cards: readonly Card[]): Way[] | undefined {
  const parsed = parseQuery(query);
  if (parsed === undefined) return undefined;
  const without = cards.map(withoutPesel);
  const ways = match(parsed, without);
  const found = ways.length > 0 ? ways : match(parsed, cards);
  // The cards themselves again: they are what is presented.
  return found.map((way) => way.map((share) => ({ ...share, card: cards.find(isSame(share.card)) ?? share.card })));
}

const isSame =
  ({ id }: Card) =>
  (other: Card): boolean =>
    other.id === id;

function withoutPesel(card: Card): Card {
  const { [PESEL]: _pesel, ...claims } = card.claims;
  return { ...card, claims };
}

interface Query {
  dcql: DcqlQuery;
  /** By the query for a credential. */
  authorities: ReadonlyMap<string, readonly Authority[]>;
}

/**
 * The library refuses a query for one kind of authority it has not heard of, although a card need match one entry only
 * (OpenID4VP 1.0 §6.1.1): authorities are read and compared here.
 */
function parseQuery(query: unknown): Query | undefined {
  try {
    const { credentials, ...others } = queryOfAuthoritiesSchema.parse(query);
    const dcql = DcqlQuery.parse({
      ...others,
      credentials: credentials.map(({ trusted_authorities: _authorities, ...credential }) => credential),
    } as unknown as DcqlQuery.Input);
    DcqlQuery.validate(dcql);
    const authorities = credentials.flatMap(({ id, trusted_authorities: trusted }) =>
      trusted ? [[id, trusted] as const] : [],
    );
    return { dcql, authorities: new Map(authorities) };
  } catch {
    return undefined;
  }
}

function match({ dcql: query, authorities }: Query, cards: readonly Card[]): Way[] {
  if (cards.length === 0) return [];
  const [first, ...rest] = cards.map(asCredential);
  const result = DcqlQuery.query(query, first === undefined ? [] : [first, ...rest]);
  if (!result.can_be_satisfied) return [];
  const sharesOf = (queryId: string): Share[] => {
    const found = result.credential_matches[queryId];
    if (!found?.success) return [];
    return found.valid_credentials.flatMap(({ input_credential_index: index, claims }) => {
      const card = cards[index];
      if (card === undefined || !claims.success || !isOfOne(authorities.get(queryId), card)) return [];
      const indexes = claims.valid_claim_sets[0].valid_claim_indexes ?? [];
      return [{ queryId, card, paths: pathsOf(query, queryId, indexes) }];
    });
  };
  const required = (result.credential_sets ?? []).filter(({ required: isRequired }) => isRequired);
  const options = result.credential_sets
    ? required.map(({ matching_options: matching = [] }) => [...matching])
    : [[query.credentials.map(({ id }) => id)]];
  return combine(options.map((alternatives) => alternatives.flatMap((ids) => combine(ids.map(sharesOf)).map(flat))))
    .map(flat)
    .filter((way) => way.length > 0)
    .slice(0, WAYS_MAX);
}

const asCredential = ({ vct, issuer, claims }: Card): DcqlSdJwtVcCredential => ({
  credential_format: 'dc+sd-jwt',
  cryptographic_holder_binding: true,
  vct,
  claims: { ...claims, vct, iss: issuer },
});

/** Whether the authority that the card's certificate names is among those a verifier takes cards of (OpenID4VP 1.0 §6.1.1.1). */
function isOfOne(trusted: readonly Authority[] | undefined, { copies }: Card): boolean {
  if (trusted === undefined) return true;
  const parsed = parseSdJwt(copies[0]?.credential ?? '');
  const own = 'ok' in parsed ? authorityKeyIdOf(parsed.sdJwt.jws.header['x5c']) : undefined;
  return own !== undefined && trusted.some(({ type, values }) => type === 'aki' && values.includes(own));
}

function pathsOf(query: DcqlQuery, queryId: string, indexes: readonly number[]): ClaimPath[] {
  const claims = query.credentials.find(({ id }) => id === queryId)?.claims ?? [];
  return indexes.flatMap((index) => {
    const claim = claims[index];
    return claim !== undefined && 'path' in claim && claim.path !== undefined ? [claim.path as ClaimPath] : [];
  });
}

/** One from each, in all ways. */
function combine<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>((ways, choice) => ways.flatMap((way) => choice.map((one) => [...way, one])), [[]]);
}

const flat = <T>(parts: readonly (T | readonly T[])[]): T[] => parts.flat() as T[];
