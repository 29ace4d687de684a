import type { StaffRole } from '@mleg/issuer-contract/staff';

/** As everybody's in the demonstration. */
const PASSWORD = 'mlegitymacja';

export interface DemoStaff {
  email: string;
  password: string;
  displayName: string;
  role: StaffRole;
  /** What there is to see with this account. */
  shows: string;
}

/** Fictional people at a fictional Ministry. */
export const demoStaff: readonly DemoStaff[] = [
  {
    email: 'klara@ministerstwo.example',
    password: PASSWORD,
    displayName: 'Klara Sekstans',
    role: 'clerk',
    shows: 'the Ministry’s clerk: decides about applications, with somebody else',
  },
  {
    email: 'bruno@ministerstwo.example',
    password: PASSWORD,
    displayName: 'Bruno Busola',
    role: 'supervisor',
    shows: 'the Ministry’s supervisor: is the other of two; also suspends, ends, invites',
  },
];
