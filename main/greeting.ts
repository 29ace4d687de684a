import type { Role } from './role.ts';
import type { Settings } from './settings.ts';

export type SignIn = { login: string; password: string; shows: string };

const NAMES: Record<Role, string> = {
  institution: 'University portal',
  issuer: 'Issuer',
  wallet: 'Wallet (the phone app)',
  verifier: 'Verifier',
};

/** What a person who has started the system needs next. `signIns` is empty where there is no demonstration. */
export function greeting(settings: Settings, signIns: readonly SignIn[]): string[] {
  const { roles, origins, web } = settings;
  if (!web) return [`Working on jobs of ${roles.join(', ')}. Stop with Ctrl-C.`];
  return [
    'mLegitymacja is running. Stop with Ctrl-C.',
    '',
    ...roles.map((role) => `  ${NAMES[role].padEnd(24)} ${origins[role]}`),
    ...(roles.includes('institution') && signIns.length > 0 ? demonstration(settings, signIns) : []),
  ];
}

function demonstration({ origins }: Settings, signIns: readonly SignIn[]): string[] {
  const width = Math.max(...signIns.map(({ login }) => login.length));
  const passwords = [...new Set(signIns.map(({ password }) => password))];
  const first = signIns[0]?.login;
  return [
    '',
    `Fictional people to sign in with at ${origins.institution}, password ${passwords.join(' or ')}:`,
    ...signIns.map(({ login, shows }) => `  ${login.padEnd(width)}  ${shows}`),
    '',
    `Start with ${first}: Dokumenty → mLegitymacja → „Przygotuj kod QR”. When it is „Gotowa”, open ${origins.wallet}`,
    'in another window, press + and scan, type or paste the code.',
  ];
}
