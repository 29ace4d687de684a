import type { AgreementApplication } from '@mleg/issuer-contract/agreement';
import { hashPassword } from '@mleg/platform/passwords/password';
import { makeUuid } from '@mleg/platform/random/uuid';
import { selectAgreement } from '../agreements/agreement-store.ts';
import { applyForAgreement } from '../agreements/apply-for-agreement.ts';
import type { IssuerDeps } from '../deps.ts';
import { insertStaff, isNobodyThere } from '../desk-sign-in/staff-store.ts';
import type { DemoStaff } from './demo-staff.ts';

export interface DemoPlan {
  staff: readonly DemoStaff[];
  application: AgreementApplication;
}

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'random' | 'settings' | 'institutions'>;

/** The only place where anybody at the desk gets a password, and only in a demonstration. */
export async function loadDemo(deps: Needed, { staff, application }: DemoPlan): Promise<void> {
  if (!deps.settings.demonstration) throw new Error('Fictional people are for demonstrations.');
  if (!(await isNobodyThere(deps.database))) return;
  const known = await selectAgreement(deps.database, application.registration.institutionId);
  if (!known) await applyForAgreement(deps, application, undefined);
  for (const { password, shows: _shows, ...person } of staff) {
    await insertStaff(deps.database, {
      ...person,
      staffId: makeUuid(deps.random),
      passwordHash: await hashPassword(password),
    });
  }
}
