import type { ClaimsPath, CredentialQuery, DcqlQuery } from './dcql-query.ts';
import type { Registration } from './registration.ts';

/**
 * The claims a query asks for beyond what was registered (V50): all of a credential of a type that wasn't, and those
 * not named for it. Empty when everything is within. All alternatives of `claim_sets` count: any of them may be sent.
 */
export function claimsOutside(query: Pick<DcqlQuery, 'credentials'>, registration: Registration): OutsideClaim[] {
  return query.credentials.flatMap((asked) => {
    const registered = registration.credentials.filter((entry) => coversType(entry, asked));
    if (registered.length === 0) return [{ credential: asked.id }];
    const paths = (asked.claims ?? []).map(({ path }) => path);
    return paths
      .filter((path) => !registered.some((entry) => (entry.claims ?? []).some((claim) => leadsTo(claim.path, path))))
      .map((path) => ({ credential: asked.id, path }));
  });
}

/** Without a path: the type of credential itself is not registered. */
export type OutsideClaim = { credential: string; path?: ClaimsPath };

const coversType = (registered: CredentialQuery, asked: CredentialQuery): boolean =>
  asked.meta.vct_values.every((vct) => registered.meta.vct_values.includes(vct));

/** A registered claim covers its own parts. */
const leadsTo = (registered: ClaimsPath, asked: ClaimsPath): boolean =>
  registered.every((part, index) => part === asked[index]);
