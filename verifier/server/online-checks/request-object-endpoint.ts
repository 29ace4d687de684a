import { epochSeconds, SECOND } from '@mleg/platform/clock/durations';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { REGISTRATION_FORMAT } from '@mleg/protocol/openid4vp/registration';
import { prepareRequestObject, REQUEST_OBJECT_MEDIA_TYPE } from '@mleg/protocol/openid4vp/request-object';
import { isOpen, type OnlineCheck } from '../checks-under-way/online-check.ts';
import type { VerifierDeps } from '../deps.ts';

/** A nonce of a wallet's own is echoed and need not be long (OpenID4VP 1.0 §5.10). */
const WALLET_NONCE_MAX = 500;

/** The signed request behind the link, fetched by GET or POST (OpenID4VP 1.0 §5.10). */
export async function answerRequestObject(
  deps: Pick<VerifierDeps, 'settings' | 'checksUnderWay' | 'clock'>,
  handle: string,
  request: Request,
): Promise<Response> {
  const check = deps.checksUnderWay.ofWallet(handle);
  if (check === undefined || !isOpen(check)) return Response.json({ error: 'not_found' }, { status: 404 });
  const form = request.method === 'POST' ? new URLSearchParams(await request.text()) : new URLSearchParams();
  const walletNonce = form.get('wallet_nonce') ?? undefined;
  if (walletNonce !== undefined && walletNonce.length > WALLET_NONCE_MAX)
    return Response.json({ error: 'invalid_request' }, { status: 400 });
  check.progress = { at: 'opened' };
  const headers = { 'Content-Type': REQUEST_OBJECT_MEDIA_TYPE };
  return new Response(signedRequest(deps, check, walletNonce), { headers });
}

function signedRequest(
  { settings, clock }: Pick<VerifierDeps, 'settings' | 'clock'>,
  check: OnlineCheck,
  walletNonce: string | undefined,
): string {
  const { party, purpose } = check;
  const registered = party.purposes.get(purpose);
  const prepared = prepareRequestObject(
    {
      clientId: party.clientId,
      responseUri: `${settings.origin}/openid4vp/responses/${check.handle}`,
      nonce: check.nonce,
      state: check.state,
      query: check.query,
      encryptionKey: check.encryption.publicJwk,
      verifierInfo: registered === undefined ? [] : [{ format: REGISTRATION_FORMAT, data: registered.token }],
      iat: epochSeconds(clock.now()),
      exp: Math.floor(check.expiresAt / SECOND),
      ...(walletNonce === undefined ? {} : { walletNonce }),
    },
    { x5c: party.x5c, kid: party.key.kid },
  );
  return finishJws(prepared, party.key.sign(prepared.signingInput));
}
