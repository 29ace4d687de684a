import type { HeldIssuer, HeldList, HeldPack } from '../held-pack.ts';
import type { HeldDayPack } from './held-day-pack.ts';
import { institutionsSchema } from './institutions.ts';

/**
 * What is kept, made ready to check with: once for a pack, not for a card. Undefined where a body is missing or cannot
 * be read; then there is no pack, and nothing is green.
 */
export function openDayPack({ manifest, bodies }: HeldDayPack): HeldPack | undefined {
  const issuers = manifest.issuers.map(({ institutions, ...issuer }): HeldIssuer | undefined => {
    const read = institutionsSchema.safeParse(parseJson(bodies.get(institutions.sha256)));
    return read.success ? { ...issuer, institutions: read.data } : undefined;
  });
  const lists = manifest.lists.map(({ body, bits, ...list }): HeldList | undefined => {
    const bytes = bodies.get(body.sha256);
    return bytes && { ...list, list: { bits, bytes } };
  });
  if (!issuers.every(isThere) || !lists.every(isThere)) return undefined;
  return { iat: manifest.iat, exp: manifest.exp, issuers, lists };
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined;

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
