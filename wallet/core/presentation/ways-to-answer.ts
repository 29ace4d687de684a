import { parseSdJwt } from '@mleg/protocol/sd-jwt/parse-sd-jwt';
import type { ClaimPath } from '@mleg/protocol/sd-jwt/reveal-claims';
import { DcqlQuery, type DcqlSdJwtVcCredential } from 'dcql';
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

function parseQuery(query: unknown): DcqlQuery | undefined {
  try {
    const parsed = DcqlQuery.parse(query as DcqlQuery.Input);
    DcqlQuery.validate(parsed);
    return parsed;
  } catch {
    return undefined;
  }
}

function match(query: DcqlQuery, cards: readonly Card[]): Way[] {
  if (cards.length === 0) return [];
  const [first, ...rest] = cards.map(asCredential);
  const result = DcqlQuery.query(query, first === undefined ? [] : [first, ...rest]);
  if (!result.can_be_satisfied) return [];
  const sharesOf = (queryId: string): Share[] => {
    const found = result.credential_matches[queryId];
    if (!found?.success) return [];
    return found.valid_credentials.flatMap(({ input_credential_index: index, claims }) => {
      const card = cards[index];
      if (card === undefined || !claims.success) return [];
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

const asCredential = ({ vct, issuer, claims, copies }: Card): DcqlSdJwtVcCredential => ({
  credential_format: 'dc+sd-jwt',
  cryptographic_holder_binding: true,
  vct,
  claims: { ...claims, vct, iss: issuer },
  ...authorityOf(copies[0]?.credential ?? ''),
});

/** The authority that the card's certificate names, for verifiers that take cards of some only (OpenID4VP 1.0 §6.1.1.1). */
function authorityOf(credential: string): Pick<DcqlSdJwtVcCredential, 'authority'> {
  const parsed = parseSdJwt(credential);
  const value = 'ok' in parsed ? authorityKeyIdOf(parsed.sdJwt.jws.header['x5c']) : undefined;
  return value === undefined ? {} : { authority: { type: 'aki', values: [value] } };
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
