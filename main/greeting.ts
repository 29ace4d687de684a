import type { Role } from './role.ts';
import type { Settings } from './settings.ts';

export type SignIn = { login: string; password: string; shows: string };

const NAMES: Record<Role, string> = {
  institution: 'Portal',
  issuer: 'Issuer',
  wallet: 'Wallet (the phone app)',
  verifier: 'Verifier',
};

/** Which of the two it is, in the first line that anybody reads. */
const KINDS = {
  demonstration: 'as a demonstration: its people are fictional and its passwords published',
  production: 'in production',
} as const;

/** Those of the demonstration, at the portal and at the Ministry's desk; empty where there is none. */
export type SignIns = Record<'institution' | 'desk', readonly SignIn[]>;

/** What a person who has started the system needs next. `firstEnrolment` is there while nobody is at the desk. */
export function greeting(settings: Settings, signIns: SignIns, firstEnrolment?: string): string[] {
  const { roles, origins, web, demonstration } = settings;
  const kind = KINDS[demonstration ? 'demonstration' : 'production'];
  if (!web) return [`Working on jobs of ${roles.join(', ')}, ${kind}. Stop with Ctrl-C.`];
  return [
    `mLegitymacja is running ${kind}. Stop with Ctrl-C.`,
    '',
    ...roles.map((role) => `  ${NAMES[role].padEnd(24)} ${origins[role]}`),
    ...(roles.includes('issuer') ? [`  ${'The Ministry’s desk'.padEnd(24)} ${origins.issuer}/desk/`] : []),
    ...(demonstration && roles.includes('verifier')
      ? [`  ${'A shop that asks wallets'.padEnd(24)} ${origins.verifier}/demo/`]
      : []),
    ...(firstEnrolment
      ? ['', 'Nobody is at the desk. The first person enrols here, within a day:', firstEnrolment]
      : []),
    ...(roles.includes('issuer') && signIns.desk.length > 0 ? deskDemonstration(settings, signIns.desk) : []),
    ...(roles.includes('institution') && signIns.institution.length > 0
      ? portalDemonstration(settings, signIns.institution)
      : []),
  ];
}

function deskDemonstration({ origins }: Settings, signIns: readonly SignIn[]): string[] {
  return ['', `At ${origins.issuer}/desk/, password ${passwordsOf(signIns)}:`, ...listed(signIns)];
}

function listed(signIns: readonly SignIn[]): string[] {
  const width = Math.max(...signIns.map(({ login }) => login.length));
  return signIns.map(({ login, shows }) => `  ${login.padEnd(width)}  ${shows}`);
}

const passwordsOf = (signIns: readonly SignIn[]) => [...new Set(signIns.map(({ password }) => password))].join(' or ');

/** Where the first of them begins: a guardian with a child, a student with their own card. */
const FIRST_STEPS = {
  school: 'Twoje dzieci → Hela',
  university: 'Dokumenty → mLegitymacja',
} as const;

function portalDemonstration({ origins, demoInstitution }: Settings, signIns: readonly SignIn[]): string[] {
  const first = signIns[0]?.login;
  return [
    '',
    `Fictional people to sign in with at ${origins.institution}, password ${passwordsOf(signIns)}:`,
    ...listed(signIns),
    '',
    `Start with ${first}: ${FIRST_STEPS[demoInstitution]} → „Przygotuj kod QR”. When it is „Gotowa”, open ${origins.wallet}`,
    'in another window, press + and scan, type or paste the code.',
  ];
}
