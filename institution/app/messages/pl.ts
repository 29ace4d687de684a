import { agreementPl } from './agreement.pl.ts';
import { codesPl } from './codes.pl.ts';
import { dayPl } from './day.pl.ts';
import { deskPl } from './desk.pl.ts';
import { documentsPl } from './documents.pl.ts';
import { eligibilityPl } from './eligibility.pl.ts';
import { familyPl } from './family.pl.ts';
import { groupsPl } from './groups.pl.ts';
import { massPl } from './mass.pl.ts';
import { officePl } from './office.pl.ts';
import { personFormPl } from './person-form.pl.ts';
import { privacyPl } from './privacy.pl.ts';
import { rosterPl } from './roster.pl.ts';
import { shellPl } from './shell.pl.ts';
import { invitationPl, staffPl } from './staff.pl.ts';
import { studentPl } from './student.pl.ts';

export const pl = {
  ...shellPl,
  student: studentPl,
  codes: codesPl,
  eligibility: eligibilityPl,
  family: familyPl,
  documents: documentsPl,
  day: dayPl,
  desk: deskPl,
  office: officePl,
  agreement: agreementPl,
  roster: rosterPl,
  groups: groupsPl,
  mass: massPl,
  personForm: personFormPl,
  privacy: privacyPl,
  staff: staffPl,
  invitation: invitationPl,
} as const;
