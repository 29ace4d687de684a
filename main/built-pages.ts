import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.mjs';
import type { Settings } from './settings.ts';

type App = 'institution/app' | 'wallet/app' | 'issuer/desk' | 'verifier/app' | 'verifier/demo';

/** Where the build of an app lies; undefined where its pages come from elsewhere. Throws `UsageError` where there is none. */
export function builtPages({ servePages }: Pick<Settings, 'servePages'>, app: App): string | undefined {
  if (!servePages) return undefined;
  const directory = fileURLToPath(new URL(`../${app}/dist`, import.meta.url));
  if (!existsSync(directory)) throw new UsageError(`There are no pages in ${directory}: npm run build makes them.`);
  return directory;
}
