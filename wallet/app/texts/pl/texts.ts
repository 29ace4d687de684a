import { add } from './add.ts';
import { card } from './card.ts';
import { firstRun } from './first-run.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { inspection } from './inspection.ts';
import { lock } from './lock.ts';
import { refusals } from './refusals.ts';
import { scan } from './scan.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { show } from './show.ts';

export const texts = {
  shell,
  firstRun,
  lock,
  home,
  add,
  scan,
  refusals,
  card,
  inspection,
  settings,
  show,
  history,
} as const;
