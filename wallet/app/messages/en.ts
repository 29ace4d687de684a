import { addEn } from './add.en.ts';
import { cardEn } from './card.en.ts';
import { firstRunEn } from './first-run.en.ts';
import { historyEn } from './history.en.ts';
import { homeEn } from './home.en.ts';
import { inspectionEn } from './inspection.en.ts';
import { lockEn } from './lock.en.ts';
import { refusalsEn } from './refusals.en.ts';
import { scanEn } from './scan.en.ts';
import { settingsEn } from './settings.en.ts';
import { shellEn } from './shell.en.ts';
import { showEn } from './show.en.ts';

export const en = {
  shell: shellEn,
  firstRun: firstRunEn,
  lock: lockEn,
  home: homeEn,
  add: addEn,
  scan: scanEn,
  refusals: refusalsEn,
  card: cardEn,
  inspection: inspectionEn,
  settings: settingsEn,
  show: showEn,
  history: historyEn,
};
