import type { IssuerFact } from './issuer-fact.ts';

/** Places as facts, list by list. */
export function placesRevoked(places: readonly { listId: number; index: number }[]): IssuerFact[] {
  const byList = Map.groupBy(places, ({ listId }) => listId);
  return [...byList].map(([listId, ofList]) => ({
    fact: 'places-revoked',
    listId,
    indexes: ofList.map(({ index }) => index),
  }));
}
