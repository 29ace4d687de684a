import { demoSignIns } from '@mleg/institution/demo/demo-people';
import { demoSchoolSignIns } from '@mleg/institution/demo/demo-school-people';
import { demoStaff } from '@mleg/issuer/demo/demo-staff';
import { openLog } from '@mleg/platform/log/log';
import { HELP, readArguments } from './arguments.mjs';
import { endInWords } from './end-in-words.ts';
import { greeting, type SignIn } from './greeting.ts';
import { withOwnAddress } from './phone/own-address.ts';
import { phoneGreeting } from './phone/phone-greeting.ts';
import { run } from './run.ts';
import { readSettings, type Settings } from './settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { unreadVariables } from './unread-variables.ts';

/** `npm start`: the parties that the command line and the environment name, in this process. */
async function main(): Promise<void> {
  const given = await withOwnAddress(readArguments(process.argv.slice(2)), process.env);
  if (given.help) return console.log(HELP);
  const settings = readSettings(given, process.env);
  const log = openLog(settings.logLevel);
  for (const unread of unreadVariables(process.env)) log.warn(unread, 'settings.not-read');
  const running = await run(settings, log);
  stopOnSignal(() => running.stop(), log);
  const signIns = {
    institution: signInsOf(settings),
    desk: settings.demonstration ? demoStaff.map(({ email: login, ...staff }) => ({ login, ...staff })) : [],
  };
  console.log(greeting(settings, signIns, running.firstEnrolment).join('\n'));
  if (settings.phone && running.phone) {
    console.log(phoneGreeting(settings.phone, settings.origins, running.phone).join('\n'));
  }
}

function signInsOf({ institutionFile, demonstration, demoInstitution }: Settings): readonly SignIn[] {
  if (institutionFile || !demonstration) return [];
  return demoInstitution === 'school' ? demoSchoolSignIns : demoSignIns;
}

await endInWords(main);
