import { agreements } from './agreements.ts';
import { office } from './office.ts';
import { shell } from './shell.ts';

export const texts = { ...shell, ...agreements, ...office } as const;
