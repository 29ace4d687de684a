import { reportFault } from '@mleg/platform/http/incident';
import { readPostedResponse } from '@mleg/protocol/openid4vp/authorization-response';
import { isOpen, type OnlineCheck, type Progress } from '../checks-under-way/online-check.ts';
import type { VerifierDeps } from '../deps.ts';
import { COLLECT_WITHIN } from '../durations.ts';
import { judgeResponse } from './judge-response.ts';
import { openResponse } from './open-response.ts';

type Deps = Pick<VerifierDeps, 'checksUnderWay' | 'holdings' | 'clock' | 'announcements' | 'log'>;

/**
 * What a wallet posts (OpenID4VP 1.0 §8.2). An answer that is not meant for this check changes nothing; one that is ends
 * it, whatever it is worth, and so does a refusal in whatever form wallets send it. Whoever has the code could read the
 * state, so that a refusal is not asked for it.
 */
export async function answerResponse(deps: Deps, handle: string, form: URLSearchParams): Promise<Response> {
  const check = deps.checksUnderWay.ofWallet(handle);
  if (check === undefined || !isOpen(check)) return refuse('unknown, expired or answered already');
  const posted = readPostedResponse(form);
  if ('refused' in posted) return refuse(posted.refused);
  if (posted.kind === 'error') {
    if (posted.state !== undefined && posted.state !== check.state) return refuse('wrong-state');
    end(deps, check, { at: 'declined' });
    return Response.json(redirectOf(check));
  }
  const opened = await openResponse(check, posted.jwe);
  if ('refused' in opened) return refuse(opened.refused);
  const { response } = opened;
  const progress: Progress =
    'error' in response ? { at: 'declined' } : { at: 'answered', result: await judgeResponse(deps, check, response) };
  // Somebody else's answer may have come while this one was looked at: only one counts.
  if (!isOpen(check)) return refuse('answered already');
  end(deps, check, progress);
  return Response.json(redirectOf(check));
}

function end(deps: Deps, check: OnlineCheck, progress: Progress): void {
  check.progress = progress;
  check.expiresAt = deps.clock.now().getTime() + COLLECT_WITHIN;
  deps.announcements.announce(check).catch((error: unknown) => reportFault(deps.log, error, 'online-check'));
}

/** The fresh secret goes back by the browser of the wallet's device and no other way (OpenID4VP 1.0 §8.2, §14.2). */
function redirectOf({ returning }: OnlineCheck): { redirect_uri?: string } {
  if (returning === undefined) return {};
  const address = new URL(returning.returnTo);
  address.hash = `response_code=${returning.responseCode}`;
  return { redirect_uri: address.href };
}

const refuse = (description: string): Response =>
  Response.json({ error: 'invalid_request', error_description: description }, { status: 400 });
