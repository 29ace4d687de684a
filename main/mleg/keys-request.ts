import { keyOfRequest, requestCeremony } from '@mleg/issuer/ceremony/request-ceremony';
import { systemClock } from '@mleg/platform/clock/clock';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { UsageError } from '../arguments.mjs';
import { requireForProduction } from '../demonstration.ts';
import type { Settings } from '../settings.ts';
import { lookAtIssuer, openCeremonial } from './ceremonial.ts';
import { writeCeremonyFile } from './ceremony-file.ts';
import { refuseEarly } from './ceremony-notice.ts';
import type { Command } from './command.ts';

/** For a root that never comes to the issuer: what it is asked for goes to it. */
export const keysRequest: Command = {
  name: 'keys request',
  operands: 'FILE',
  summary: 'writes what a ceremony on another machine is asked for: the public key that is to certify the others',
  example: 'keys request /media/carry/request.json',
  options: { again: { type: 'boolean', says: 'although the last ceremony was not long ago' } },
  run: async (call) => {
    const [file, ...more] = call.operands;
    if (file === undefined || more.length > 0) throw new UsageError('Say where to: mleg keys request FILE');
    const settings: Settings = { ...call.settings, roles: ['issuer'] };
    requireRealIssuer(settings);
    const found = await lookAtIssuer(call, settings);
    if (found.isRootAmongKeys) throw new StartRefused(AMONG_KEYS, { code: 'root-among-keys' });
    refuseEarly(found, call.options, systemClock.now());
    const request = await requestCeremony(await openCeremonial(call, settings));
    await writeCeremonyFile(file, request);
    const key = await keyOfRequest(request);
    const lines = [
      `${file} asks for a certificate of ${request.authorityName} for this key, which stays here:`,
      `  ${key}`,
      'Write it down and carry the file to the machine with the root. There, with two people who compare the key:',
      `  npm run -s mleg -- keys ceremony --request ${file} --root FILE --first NAME --second NAME`,
    ];
    return { exit: 'ok', lines, data: { file, key, request } };
  },
};

const AMONG_KEYS =
  'The root is among the keys of this issuer. Hold this ceremony here, which moves it away (mleg keys ceremony); the next ones may be elsewhere.';

/** A demonstration makes a root by itself. Throws `UsageError`. */
export function requireRealIssuer(settings: Settings): void {
  requireForProduction(settings);
  if (!settings.demonstration) return;
  throw new UsageError(
    'This is a demonstration, whose root is made by itself: ISSUER_ORIGIN and ISSUER_AUTHORITY_NAME name the real issuer.',
    { code: 'demonstration' },
  );
}
