import { InvalidFetchResponseError, Oauth2ClientErrorResponseError } from '@openid4vc/oauth2';
import { isNetworkFailure } from '../trust/network-failure.ts';

export type FaultRefusal =
  | { refused: 'offline' }
  | { refused: 'too-many-requests' }
  /** The issuer issues nothing at the moment; nothing was used up. */
  | { refused: 'later' }
  | { refused: 'issuer-fault' };

/** The refusal for a fault that the step itself has no refusal for. */
export function refusalOfFault(error: unknown): FaultRefusal {
  if (isNetworkFailure(error, 'offline')) return { refused: 'offline' };
  return refusalOfStatus(statusOf(error));
}

export function refusalOfStatus(status: number | undefined): FaultRefusal {
  if (status === 503) return { refused: 'later' };
  return { refused: status === 429 ? 'too-many-requests' : 'issuer-fault' };
}

export function statusOf(error: unknown): number | undefined {
  if (error instanceof Oauth2ClientErrorResponseError || error instanceof InvalidFetchResponseError)
    return error.response.status;
  return undefined;
}
