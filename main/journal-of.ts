import { join } from 'node:path';
import type { Keeper } from './role.ts';
import type { Settings } from './settings.ts';

/** Beside the issuer's journal: heads of its audit, a day each. */
export const anchorsOf = (settings: Pick<Settings, 'journalDirectories'>): [string, ...string[]] => {
  const [place, ...mirrors] = journalOf(settings, 'issuer');
  return [join(place, 'anchors'), ...mirrors.map((mirror) => join(mirror, 'anchors'))];
};

/** A keeper's own directory in each place of the journal. */
export function journalOf(
  { journalDirectories: [place, ...mirrors] }: Pick<Settings, 'journalDirectories'>,
  keeper: Keeper,
): [string, ...string[]] {
  return [join(place, keeper), ...mirrors.map((mirror) => join(mirror, keeper))];
}
