import type { StaffRole } from '@mleg/issuer-contract/staff';

/** Somebody of the Ministry's desk. */
export interface Staff {
  staffId: string;
  displayName: string;
  email: string;
  role: StaffRole;
}
