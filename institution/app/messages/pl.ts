import { codesPl } from './codes.pl.ts';
import { eligibilityPl } from './eligibility.pl.ts';
import { groupsPl } from './groups.pl.ts';
import { officePl } from './office.pl.ts';
import { rosterPl } from './roster.pl.ts';
import { shellPl } from './shell.pl.ts';
import { studentPl } from './student.pl.ts';

export const pl = {
  ...shellPl,
  student: studentPl,
  codes: codesPl,
  eligibility: eligibilityPl,
  office: officePl,
  roster: rosterPl,
  groups: groupsPl,
} as const;
