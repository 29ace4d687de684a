import { ORPCError } from '@orpc/client';

/** What a person has to know about a call that did not succeed and that the page has no words of its own for. */
export type Problem =
  | { readonly kind: 'offline' | 'forbidden' | 'notFound' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'tooMany'; readonly retryAfterSeconds: number }
  | { readonly kind: 'fault'; readonly incident?: string };

/** The refusal's code in the contract, such as `NOT_ELIGIBLE`. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof ORPCError ? error.code : undefined;
}

export function problemOf(error: unknown): Problem {
  if (!(error instanceof ORPCError)) return { kind: 'offline' };
  switch (error.status) {
    case 401:
      return { kind: 'signedOut' };
    case 403:
      return { kind: 'forbidden' };
    case 404:
      return { kind: 'notFound' };
    case 429:
      return { kind: 'tooMany', retryAfterSeconds: Number(field(error.data, 'retryAfterSeconds') ?? 60) };
    // A gateway that finds nobody behind it: to a person, the same as no connection.
    case 502:
    case 503:
    case 504:
      return { kind: 'offline' };
    default:
      return fault(error.data);
  }
}

function fault(data: unknown): Problem {
  const incident = field(data, 'incident') ?? field(field(data, 'body'), 'incident');
  return typeof incident === 'string' ? { kind: 'fault', incident } : { kind: 'fault' };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
