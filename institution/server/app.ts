import { databaseAnswers } from '@mleg/platform/database/database-answers';
import { answerHeaders } from '@mleg/platform/http/answer-headers';
import { healthRoutes } from '@mleg/platform/http/health';
import { answerFault } from '@mleg/platform/http/incident';
import { limitBody } from '@mleg/platform/http/limit-body';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { staticPages } from '@mleg/platform/http/static-pages';
import { warnOfProxy } from '@mleg/platform/http/warn-of-proxy';
import { selectLastCheck } from '@mleg/platform/nightly/nightly-check-store';
import { Hono } from 'hono';
import { publicKeys } from './agreement/public-keys.ts';
import { institutionDocument } from './api-documents.ts';
import type { InstitutionDeps } from './deps.ts';
import { apiEndpoint } from './http/api-endpoint.ts';
import { bodyLimitOf, ROSTER_UPLOADS } from './http/body-limit-of.ts';
import { limitUploads } from './http/limit-uploads.ts';
import { photoEndpoint, submittedPhotoEndpoint } from './http/photo-endpoint.ts';
import { submitPhotoEndpoint } from './http/submit-photo-endpoint.ts';
import { pictureEndpoint } from './instruction/picture-endpoint.ts';
import { eventsEndpoint } from './issuer-events/events-endpoint.ts';

/** Everything the institution answers; `sureOfDatabase` is asked before anybody is, except about its health. */
export async function createApp(deps: InstitutionDeps, sureOfDatabase = async () => {}): Promise<Hono> {
  const app = new Hono();
  // Made when somebody asks for it: it takes longer than all the rest of a start.
  let document: ReturnType<typeof institutionDocument> | undefined;
  app.onError((error, context) => answerFault(deps.log, error, context.req.routePath));
  app.use(answerHeaders(deps.settings));
  app.use(warnOfProxy({ ...deps.settings, log: deps.log }));
  app.use(limitBody(bodyLimitOf));
  app.route(
    '/health',
    healthRoutes(
      async () => deps.journal.takesFacts() && databaseAnswers(deps.database),
      () => selectLastCheck(deps.database),
    ),
  );
  app.use(async (_context, next) => {
    await sureOfDatabase();
    await next();
  });
  app.get('/.well-known/jwks.json', async (context) => context.json({ keys: Object.values(await publicKeys(deps)) }));
  app.post('/issuer-events', eventsEndpoint(deps));
  app.get('/api/openapi.json', async (context) => {
    document ??= institutionDocument(deps.settings.origin);
    return context.json(await document);
  });
  app.post(ROSTER_UPLOADS, limitUploads());
  app.all('/api/*', apiEndpoint(deps));
  app.get('/instruction/:file', await pictureEndpoint());
  app.post('/photos/:personId', submitPhotoEndpoint(deps));
  app.get('/photos/:personId', photoEndpoint(deps));
  app.get('/photos/:personId/:submissionId', submittedPhotoEndpoint(deps));
  const { appDirectory } = deps.settings;
  if (appDirectory) app.get('*', pageHeaders({ connect: [] }), await staticPages(appDirectory));
  return app;
}
