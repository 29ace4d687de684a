import type { Weakness } from '@mleg/institution-contract/password';
import { hasTooLittleBeside, isCommonPassword } from '@mleg/platform/passwords/common-passwords';
import type { InstitutionDeps } from '../deps.ts';

/** Whose password it would be. */
export interface PasswordOwner {
  login: string;
  displayName?: string;
  email?: string | undefined;
}

const PRODUCT = ['mlegitymacja', 'legitymacja'];

/** What is wrong with a password that is long enough; composition is not asked about (ASVS 5.0 §6.2.4, §6.2.5, §6.2.11). */
export async function judgePassword(
  { settings: { name, shortName, domain } }: Pick<InstitutionDeps, 'settings'>,
  { login, displayName = '', email = '' }: PasswordOwner,
  password: string,
): Promise<Weakness | undefined> {
  if (await isCommonPassword(password)) return 'common';
  const words = [
    ...PRODUCT,
    login,
    shortName,
    ...partsOf(name),
    ...partsOf(displayName),
    ...partsOf(domain),
    ...partsOf(email),
  ];
  return hasTooLittleBeside(password, words) ? 'place' : undefined;
}

const partsOf = (text: string) => [text, ...text.split(/[\s.@_-]+/)];
