import type { Translated } from '@mleg/ui/i18n/messages.ts';
import { codesEn } from './codes.en.ts';
import { eligibilityEn } from './eligibility.en.ts';
import { groupsEn } from './groups.en.ts';
import { officeEn } from './office.en.ts';
import type { pl } from './pl.ts';
import { rosterEn } from './roster.en.ts';
import { shellEn } from './shell.en.ts';
import { studentEn } from './student.en.ts';

export const en: Translated<typeof pl> = {
  ...shellEn,
  student: studentEn,
  codes: codesEn,
  eligibility: eligibilityEn,
  office: officeEn,
  roster: rosterEn,
  groups: groupsEn,
};
