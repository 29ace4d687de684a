import { createHmac } from 'node:crypto';
import type { InstitutionDeps } from '../deps.ts';

/**
 * The version of what a form shows (`institution/contract/version.ts`). Keyed: nobody who sees it tries names or numbers.
 * @param about what kind of thing it is, and which
 * @param stands all that the form is about; of a PESEL its lookup, since its seal is another each time
 */
export function versionOf(
  { keys }: { keys: Pick<InstitutionDeps['keys'], 'peselLookup'> },
  about: string,
  stands: object,
): string {
  return createHmac('sha256', keys.peselLookup)
    .update(`version:${JSON.stringify([about, stands])}`)
    .digest('base64url');
}
