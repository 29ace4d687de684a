import { fileURLToPath } from 'node:url';

/** Where the build of an app lies. */
export function appDirectory(
  app: 'institution/app' | 'wallet/app' | 'issuer/desk' | 'verifier/app' | 'verifier/demo',
): string {
  return fileURLToPath(new URL(`../${app}/dist`, import.meta.url));
}
