import { existsSync } from 'node:fs';
import { type DirectoryCalendar, directoryCalendar } from '@mleg/platform/keys/directory-calendar';
import { keyCalendarOf } from '../key-directory.ts';
import type { Call } from './command.ts';

/** Where the verifier's keys have their turns; missing where none runs here, or has yet to be started. */
export function verifierCalendar({ settings }: Pick<Call, 'settings'>): DirectoryCalendar | undefined {
  const directory = keyCalendarOf(settings);
  return settings.roles.includes('verifier') && existsSync(directory) ? directoryCalendar(directory) : undefined;
}
