import { join } from 'node:path';
import type { Keeper } from './role.ts';
import type { Settings } from './settings.ts';

/** A keeper's own directory in each place of the journal. */
export function journalOf(
  { journalDirectories: [place, ...mirrors] }: Pick<Settings, 'journalDirectories'>,
  keeper: Keeper,
): [string, ...string[]] {
  return [join(place, keeper), ...mirrors.map((mirror) => join(mirror, keeper))];
}
