import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Camera } from './camera.ts';
import { launchChromium, type Surroundings } from './chromium.ts';

/** A browser whose user trusts an authority, as if it had been installed on the phone. */
export type TrustingBrowser = AsyncDisposable & { browser: Browser };

/** `authority` is a certificate, DER or PEM. Where Chromium looks on Linux for what its user trusts, NSS keeps it. */
export async function launchTrusting(
  authority: Uint8Array,
  camera: Camera,
  { names = {} }: Pick<Surroundings, 'names'> = {},
): Promise<TrustingBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'mleg-trusting-'));
  const database = join(home, '.pki', 'nssdb');
  const file = join(home, 'authority.crt');
  mkdirSync(database, { recursive: true });
  writeFileSync(file, authority);
  const certutil = (...args: string[]) => execFileSync('certutil', ['-d', `sql:${database}`, ...args]);
  certutil('-N', '--empty-password');
  certutil('-A', '-t', 'C,,', '-n', 'authority', '-i', file);
  const browser = await launchChromium(camera, { home, names });
  const end = async () => {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { browser, [Symbol.asyncDispose]: end };
}
