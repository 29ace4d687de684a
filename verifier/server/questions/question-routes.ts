import { clientAddress } from '@mleg/platform/http/client-address';
import { limitBody } from '@mleg/platform/http/limit-body';
import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import { readQuestion } from '@mleg/protocol/offline-check/question';
import { Hono, type MiddlewareHandler } from 'hono';
import type { VerifierDeps } from '../deps.ts';
import { openQuestions } from './open-questions.ts';
import { answerSchema, questionSchema } from './question-api.ts';

/** A card's code and the frames of its portrait. */
const BODY_BYTES_MAX = 40_000;

const sixDigits = ':code{[0-9]{6}}';

type Needed = Pick<VerifierDeps, 'clock' | 'limits'> & { settings: Pick<VerifierDeps['settings'], 'behindProxy'> };

/** The two-way check where a camera does not work: six digits instead of the inspector's code (offline-check §9). */
export function questionRoutes({ clock, limits, settings }: Needed): Hono {
  const { behindProxy } = settings;
  const questions = openQuestions({ clock });
  const app = new Hono();
  app.use(openToWallets);
  app.use(limitBody(BODY_BYTES_MAX));

  app.post('/', async (context) => {
    const body = questionSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success || !isQuestion(body.data.question)) return context.json({ error: 'invalid_request' }, 400);
    const address = clientAddress(context, behindProxy);
    if (await limits.count('questions', address)) return context.json({ error: 'too_many_requests' }, 429);
    const left = questions.open(body.data.question);
    return left ? context.json(left, 201) : context.json({ error: 'too_many_requests' }, 429);
  });

  app.use(`/${sixDigits}/*`, guessesAreCounted(limits, behindProxy));
  app.get(`/${sixDigits}`, (context) => {
    const question = questions.question(context.req.param('code'));
    return question === undefined ? context.json({ error: 'not_found' }, 404) : context.json({ question });
  });
  app.post(`/${sixDigits}/answer`, async (context) => {
    const body = answerSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ error: 'invalid_request' }, 400);
    const isTaken = questions.answer(context.req.param('code'), body.data.texts);
    return isTaken ? context.body(null, 204) : context.json({ error: 'not_found' }, 404);
  });
  app.get(`/${sixDigits}/answer`, (context) => {
    const secret = context.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    const collected = questions.collect(context.req.param('code'), secret);
    return collected ? context.json(collected) : context.json({ error: 'not_found' }, 404);
  });
  return app;
}

/** Wallets are pages of other origins, and nothing here hangs on a cookie. */
const openToWallets: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'OPTIONS') {
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Content-Type',
    };
    return new Response(null, { status: 204, headers });
  }
  await next();
  context.res.headers.set('Access-Control-Allow-Origin', '*');
  context.res.headers.set('Cache-Control', 'no-store');
  return undefined;
};

/** Six digits can be guessed: who misses often waits a minute. A right one is taken back, so that only misses count. */
function guessesAreCounted(limits: VerifierDeps['limits'], behindProxy: boolean): MiddlewareHandler {
  return async (context, next) => {
    const address = clientAddress(context, behindProxy);
    if (await limits.count('six-digits', address)) return context.json({ error: 'too_many_requests' }, 429);
    await next();
    if (context.res.status !== 404) await limits.takeBack('six-digits', address);
    return undefined;
  };
}

function isQuestion(text: string): boolean {
  const read = readQrText(text);
  return 'ok' in read && read.kind === 'question' && 'ok' in readQuestion(read.bytes);
}
