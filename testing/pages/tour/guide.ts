import type { Visit } from '../../browser/visit.ts';
import type { SystemUnderTest } from '../../processes/running-system.ts';
import type { Student } from '../people.ts';
import type { OtherPhone } from '../phone/other-phone.ts';
import type { Phone } from '../phone/phone.ts';
import type { Portal } from '../portal/portal.ts';
import type { Account } from '../sign-in.ts';

/** What a tour needs; whoever leads one decides on language, size and colours, and on what to do at each stop. */
export interface Guide {
  system: SystemUnderTest;
  /** Whose card is shown. */
  holder: Student;
  /** Whether to wait for what only a long wait brings. */
  patient: boolean;
  /** Called at each stop with what is to be seen there. */
  look: (name: string, visit: Visit) => Promise<void>;
  visit: () => Promise<Visit>;
  portal: (account: Account) => Promise<{ visit: Visit; portal: Portal }>;
  phone: (visit: Visit) => Phone;
  otherPhone: OtherPhone;
}
