import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { type Affected, findUnknown } from '@mleg/issuer/reissue/list-affected';
import { nearestOf, UsageError } from '../arguments.mjs';
import type { Call, Option } from './command.ts';
import { openIssuers } from './open-issuers.ts';
import type { OpenKeeper } from './open-keepers.ts';

/** Which cards are meant, as `affected` and `reissue` are told. */
export const WHICH_CARDS: Readonly<Record<string, Option>> = {
  key: { type: 'string', value: 'KID', says: 'signed by this key' },
  rules: { type: 'string', value: 'VERSION', says: 'let pass by these rules, such as 2026-11' },
  institution: { type: 'string', value: 'ID', says: 'of this institution' },
  from: { type: 'string', value: 'TIME', says: 'signed at this moment or later (2026-11-30T08:00:00Z)' },
  to: { type: 'string', value: 'TIME', says: 'signed before this moment' },
};

/** The cards that are meant, and the issuer they are of. Throws `UsageError` as `meant` does, and for a name of nothing. */
export async function openWhichCards(call: Call): Promise<{ issuer: OpenKeeper<IssuerDatabase>; which: Affected }> {
  const which = meant(call);
  const issuer = await openIssuers(call);
  const unknown = await findUnknown(issuer, which);
  if (!unknown) return { issuer, which };
  const nearest = nearestOf(unknown.name, unknown.known);
  throw new UsageError(
    `This issuer has no key, rules or institution ${unknown.name}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
    { code: 'unknown-name' },
  );
}

/** All that is said has to hold. Throws `UsageError` where nothing is said, or a moment is none. */
function meant({ options }: Pick<Call, 'options'>): Affected {
  const { key, rules, institution } = options;
  const affected: Affected = {
    ...(typeof key === 'string' ? { key } : {}),
    ...(typeof rules === 'string' ? { rules } : {}),
    ...(typeof institution === 'string' ? { institutionId: institution } : {}),
    ...moment('from', options['from']),
    ...moment('to', options['to']),
  };
  if (affected.from && affected.to && affected.from >= affected.to) {
    throw new UsageError('--from is not before --to: no card was signed between them.');
  }
  if (Object.keys(affected).length > 0) return affected;
  throw new UsageError(
    `Say which cards: ${Object.keys(WHICH_CARDS)
      .map((name) => `--${name}`)
      .join(', ')}`,
  );
}

function moment<Name extends 'from' | 'to'>(
  name: Name,
  given: string | boolean | undefined,
): Partial<Record<Name, Date>> {
  if (typeof given !== 'string') return {};
  const at = new Date(given);
  if (Number.isNaN(at.getTime())) throw new UsageError(`--${name} is no moment, such as 2026-11-30T08:00:00Z`);
  return { [name]: at } as Partial<Record<Name, Date>>;
}
