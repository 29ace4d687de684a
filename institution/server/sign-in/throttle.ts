import type { Over } from '@mleg/platform/limits/limit';
import type { InstitutionDeps } from '../deps.ts';

type ThrottleDeps = Pick<InstitutionDeps, 'limits'>;

/** Who tries a password: a browser that the login is known in, or anybody. */
export interface Trial {
  login: string;
  address: string;
  /** The nonce of a known device. */
  device: string | undefined;
}

/** Counts a try, known account or not, before its password is looked at: of many at once none slips through. */
export async function throttleTrial(
  { limits }: ThrottleDeps,
  { login, address, device }: Trial,
): Promise<Over | undefined> {
  if (device !== undefined) return limits.count('passwords-on-device', device);
  const byLogin = await limits.count('passwords-of-login', login);
  return byLogin ?? limits.count('passwords-from-address', address);
}

/** After a right password the wrong ones before it are forgiven; to the address only this try is. */
export async function forgiveTrial({ limits }: ThrottleDeps, { login, address, device }: Trial): Promise<void> {
  if (device !== undefined) return limits.forget('passwords-on-device', device);
  await limits.forget('passwords-of-login', login);
  await limits.takeBack('passwords-from-address', address);
}
