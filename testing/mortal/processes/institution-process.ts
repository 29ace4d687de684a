import { serve } from '@mleg/main/serve';
import { systemClock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import { openLog } from '@mleg/platform/log/log';
import { openInstitution } from '../../parties/open-institution.ts';
import { people } from '../../people/people.ts';
import { HOST, INSTITUTION_STATEMENTS, institutionProcessSettingsSchema } from '../messages.ts';
import { dyingAfter } from './dying-after.ts';
import { liveUntilKilled, type Reached } from './mortal.ts';

liveUntilKilled(institutionProcessSettingsSchema, async ({ url, port, keyFile, issuer }, reached) => {
  const origin = `http://${HOST}:${port}`;
  const { institution } = await openInstitution({
    url,
    origins: { institution: origin, issuer, wallet: 'https://portfel.example' },
    keyFile,
    clock: systemClock,
    fetch: dyingAround(reached),
    log: openLog('fatal'),
    databasePlugins: [dyingAfter(INSTITUTION_STATEMENTS, reached)],
  });
  await institution.loadPeople(await people(systemClock.now()));
  const answering: Pick<typeof institution, 'fetch'> = {
    fetch: async (request) => {
      const response = await institution.fetch(request);
      if (request.url.endsWith('/issuer-events')) reached('event-stored');
      return response;
    },
  };
  await serve(answering, HOST, port);
  await institution.work();
  return { registration: await institution.registration() };
});

/** What is to be said is stored before the issuer is called, and the call's answer after it. */
function dyingAround(reached: Reached): Fetch {
  return async (request) => {
    const isOrder = request.method === 'POST' && request.url.endsWith('/issuance-requests');
    const isRevocation = request.method === 'POST' && request.url.endsWith('/revocation');
    if (isOrder) reached('order-stored');
    const response = await fetch(request);
    if (isOrder) reached('issuer-has-answered');
    if (isRevocation) reached('issuer-has-revoked');
    return response;
  };
}
