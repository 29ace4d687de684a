import { fileURLToPath } from 'node:url';
import type { Settings } from './settings.ts';

type App = 'institution/app' | 'wallet/app' | 'issuer/desk' | 'verifier/app' | 'verifier/demo';

/** Where the build of an app lies; undefined where its pages come from elsewhere. */
export function builtPages({ servePages }: Pick<Settings, 'servePages'>, app: App): string | undefined {
  return servePages ? fileURLToPath(new URL(`../${app}/dist`, import.meta.url)) : undefined;
}
