import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/texts.ts';
import { account, newPassword } from './account.ts';
import { agreement } from './agreement.ts';
import { atSchool } from './at-school.ts';
import { codes } from './codes.ts';
import { day } from './day.ts';
import { documents } from './documents.ts';
import { eligibility } from './eligibility.ts';
import { family } from './family.ts';
import { groups } from './groups.ts';
import { held } from './held.ts';
import { mass } from './mass.ts';
import { office } from './office.ts';
import { personForm } from './person-form.ts';
import { privacy } from './privacy.ts';
import { refusals } from './refusals.ts';
import { roster } from './roster.ts';
import { secretary } from './secretary.ts';
import { shell } from './shell.ts';
import { invitation, staff } from './staff.ts';
import { student } from './student.ts';

export const texts: Translated<typeof polish.texts> = {
  ...shell,
  account,
  newPassword,
  student,
  codes,
  eligibility,
  family,
  documents,
  day,
  secretary,
  office,
  refusals,
  agreement,
  roster,
  groups,
  held,
  mass,
  personForm,
  privacy,
  staff,
  invitation,
  atSchool,
};
