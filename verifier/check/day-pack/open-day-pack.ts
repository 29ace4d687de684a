import { type DiscountTable, discountTableSchema } from '@mleg/student-card/discounts/discount-table';
import type { HeldIssuer, HeldList, HeldPack } from '../held-pack.ts';
import type { HeldDayPack } from './held-day-pack.ts';
import { institutionsSchema } from './institutions.ts';

export interface OpenedDayPack {
  pack: HeldPack;
  discounts: DiscountTable;
}

/**
 * What is kept, made ready to check with: once for a pack, not for a card. Undefined where a body is missing or cannot
 * be read; then there is no pack, and nothing is green.
 */
export function openDayPack({ manifest, bodies }: HeldDayPack): OpenedDayPack | undefined {
  const issuers = manifest.issuers.map(({ institutions, ...issuer }): HeldIssuer | undefined => {
    const read = institutionsSchema.safeParse(parseJson(bodies.get(institutions.sha256)));
    return read.success ? { ...issuer, institutions: read.data } : undefined;
  });
  const lists = manifest.lists.map(({ body, bits, ...list }): HeldList | undefined => {
    const bytes = bodies.get(body.sha256);
    return bytes && { ...list, list: { bits, bytes } };
  });
  const discounts = discountTableSchema.safeParse(parseJson(bodies.get(manifest.discounts.sha256)));
  if (!issuers.every(isThere) || !lists.every(isThere) || !discounts.success) return undefined;
  return { pack: { iat: manifest.iat, exp: manifest.exp, issuers, lists }, discounts: discounts.data };
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined;

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
