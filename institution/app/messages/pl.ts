import { codesPl } from './codes.pl.ts';
import { eligibilityPl } from './eligibility.pl.ts';
import { officePl } from './office.pl.ts';
import { shellPl } from './shell.pl.ts';
import { studentPl } from './student.pl.ts';

export const pl = {
  ...shellPl,
  student: studentPl,
  codes: codesPl,
  eligibility: eligibilityPl,
  office: officePl,
} as const;
