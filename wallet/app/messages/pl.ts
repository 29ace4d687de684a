import { addPl } from './add.pl.ts';
import { cardPl } from './card.pl.ts';
import { firstRunPl } from './first-run.pl.ts';
import { historyPl } from './history.pl.ts';
import { homePl } from './home.pl.ts';
import { inspectionPl } from './inspection.pl.ts';
import { lockPl } from './lock.pl.ts';
import { refusalsPl } from './refusals.pl.ts';
import { scanPl } from './scan.pl.ts';
import { settingsPl } from './settings.pl.ts';
import { shellPl } from './shell.pl.ts';
import { showPl } from './show.pl.ts';

export const pl = {
  shell: shellPl,
  firstRun: firstRunPl,
  lock: lockPl,
  home: homePl,
  add: addPl,
  scan: scanPl,
  refusals: refusalsPl,
  card: cardPl,
  inspection: inspectionPl,
  settings: settingsPl,
  show: showPl,
  history: historyPl,
} as const;
