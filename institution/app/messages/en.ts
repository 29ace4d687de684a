import type { Translated } from '@mleg/ui/i18n/messages.ts';
import { agreementEn } from './agreement.en.ts';
import { codesEn } from './codes.en.ts';
import { dayEn } from './day.en.ts';
import { deskEn } from './desk.en.ts';
import { documentsEn } from './documents.en.ts';
import { eligibilityEn } from './eligibility.en.ts';
import { familyEn } from './family.en.ts';
import { groupsEn } from './groups.en.ts';
import { massEn } from './mass.en.ts';
import { officeEn } from './office.en.ts';
import { personFormEn } from './person-form.en.ts';
import type { pl } from './pl.ts';
import { privacyEn } from './privacy.en.ts';
import { rosterEn } from './roster.en.ts';
import { shellEn } from './shell.en.ts';
import { invitationEn, staffEn } from './staff.en.ts';
import { studentEn } from './student.en.ts';

export const en: Translated<typeof pl> = {
  ...shellEn,
  student: studentEn,
  codes: codesEn,
  eligibility: eligibilityEn,
  family: familyEn,
  documents: documentsEn,
  day: dayEn,
  desk: deskEn,
  office: officeEn,
  agreement: agreementEn,
  roster: rosterEn,
  groups: groupsEn,
  mass: massEn,
  personForm: personFormEn,
  privacy: privacyEn,
  staff: staffEn,
  invitation: invitationEn,
};
