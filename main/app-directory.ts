import { fileURLToPath } from 'node:url';

/** Where the build of a party's app lies. */
export function appDirectory(party: 'institution' | 'wallet'): string {
  return fileURLToPath(new URL(`../${party}/app/dist`, import.meta.url));
}
