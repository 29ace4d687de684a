import { serve } from '@mleg/main/serve';
import { systemClock } from '@mleg/platform/clock/clock';
import { openLog } from '@mleg/platform/log/log';
import { openIssuer } from '../../parties/open-issuer.ts';
import { HOST, issuerProcessSettingsSchema } from '../messages.ts';
import { liveUntilKilled } from './mortal.ts';

liveUntilKilled(issuerProcessSettingsSchema, async ({ url, port, keyFile, registrations }, reached) => {
  const { issuer } = await openIssuer({
    url,
    origin: `http://${HOST}:${port}`,
    keyFile,
    clock: systemClock,
    fetch,
    log: openLog('fatal'),
    reached,
  });
  for (const registration of registrations) await issuer.registerInstitution(registration);
  await serve(issuer, HOST, port);
  await issuer.work();
  return {};
});
