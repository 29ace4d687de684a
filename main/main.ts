import { demoSignIns } from '@mleg/institution/demo/demo-people';
import { openLog } from '@mleg/platform/log/log';
import { HELP, readArguments, UsageError } from './arguments.ts';
import { greeting } from './greeting.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** `npm start`: the parties that the command line and the environment name, in this process. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given.help) return console.log(HELP);
  const settings = readSettings(given, process.env);
  const log = openLog(settings.logLevel);
  const running = await run(settings, log);
  stopOnSignal(() => running.stop(), log);
  console.log(greeting(settings, settings.institutionFile ? [] : demoSignIns).join('\n'));
}

try {
  await main();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(error.message);
    process.exit(2);
  }
  throw error;
}
