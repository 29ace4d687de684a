import { limitBody } from '@mleg/platform/http/limit-body';
import { pageHeaders } from '@mleg/platform/http/security-headers';
import { Hono } from 'hono';
import type { VerifierDeps } from '../deps.ts';
import { wordingFor } from '../texts/wording.ts';
import { checkReceipt } from './check-receipt.ts';
import { receiptSchema } from './receipt-api.ts';
import { renderReceiptPage } from './receipt-page.ts';

/** A whole status list may be in it. */
const BODY_BYTES_MAX = 3_000_000;

/** For whoever deals with complaints: what an inspector at that moment would have seen. Nothing is kept. */
export function receiptRoutes(deps: Pick<VerifierDeps, 'clock' | 'holdings'>): Hono {
  const app = new Hono();
  const check = async (text: string) => {
    const receipt = receiptSchema.safeParse(parseJson(text));
    await deps.holdings.prepared();
    return receipt.success ? checkReceipt(deps, receipt.data) : { refused: 'no-receipt' as const };
  };
  const limit = limitBody(BODY_BYTES_MAX);
  app.post('/api/receipts', limit, async (context) => {
    const answer = await check(await context.req.text());
    context.header('Cache-Control', 'no-store');
    return 'refused' in answer ? context.json({ error: 'invalid_request' }, 400) : context.json(answer);
  });
  app.use('/receipts', pageHeaders({ connect: [] }));
  app.get('/receipts', (context) => context.html(renderReceiptPage(wordingFor(context), undefined)));
  app.post('/receipts', limit, async (context) => {
    const { receipt, file } = await context.req.parseBody();
    const text = file instanceof File && file.size > 0 ? await file.text() : typeof receipt === 'string' ? receipt : '';
    context.header('Cache-Control', 'no-store');
    return context.html(renderReceiptPage(wordingFor(context), await check(text)));
  });
  return app;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
