import { existsSync } from 'node:fs';
import type { Log } from '@mleg/platform/log/log';
import { keyFileOf } from './key-directory.ts';
import { hasBegunHere } from './same-addresses.ts';
import type { Settings } from './settings.ts';

/**
 * The verifier has no database that would know its keys: that they are gone is seen by its having been here before, and
 * said, since inspectors' phones refuse what others sign.
 */
export async function warnOfLostKeys(settings: Settings, log: Pick<Log, 'warn'>): Promise<void> {
  const { path } = keyFileOf(settings, 'verifier');
  if (settings.tokens.verifier || existsSync(path) || !(await hasBegunHere(settings, 'verifier'))) return;
  log.warn({ party: 'verifier', missing: path }, 'keys.made-anew');
}
