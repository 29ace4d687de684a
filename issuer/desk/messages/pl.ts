import { agreementsPl } from './agreements.pl.ts';
import { officePl } from './office.pl.ts';
import { shellPl } from './shell.pl.ts';

export const pl = { ...shellPl, ...agreementsPl, ...officePl } as const;
