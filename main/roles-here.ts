import { join } from 'node:path';
import { passwordFile } from '@mleg/platform/database/cluster-passwords';
import { isThere } from './is-there.ts';
import { KEEPERS, type KeyHolder, type Role } from './role.ts';
import type { Settings } from './settings.ts';

type Place = Pick<Settings, 'roles' | 'tokens' | 'dataDirectory' | 'databaseUrls'>;

/**
 * Which parties are of this installation, for whoever looks after it: those whose keys are here; before there are any,
 * those that a database was named for or made; where nothing is here, those of the settings.
 */
export function rolesHere(settings: Place): readonly Role[] {
  const { databaseUrls, dataDirectory, roles } = settings;
  const withKeys = (['institution', 'issuer', 'verifier'] as const).filter((holder) => hasKeys(settings, holder));
  const named = KEEPERS.filter(
    (keeper) => databaseUrls[keeper] !== undefined || isThere(passwordFile(join(dataDirectory, 'postgres'), keeper)),
  );
  const keepers = withKeys.some((holder) => holder !== 'verifier') ? [] : named;
  const here = [...keepers, ...withKeys];
  return here.length > 0 ? here : roles;
}

/** In a token that the settings name, or in the data directory. */
const hasKeys = ({ tokens, dataDirectory }: Place, holder: KeyHolder): boolean =>
  tokens[holder] !== undefined || isThere(join(dataDirectory, holder, 'keys.json'));
