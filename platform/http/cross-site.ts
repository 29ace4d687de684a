const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Whether the request, by its method, changes nothing (RFC 9110 §9.2.1). */
export const isSafeMethod = (request: Request): boolean => SAFE_METHODS.includes(request.method);

/**
 * Whether a request that changes something was made by another site in somebody's browser (D60). Browsers say where a
 * request comes from; whatever sends neither header is no browser with somebody's cookies in it.
 */
export function isCrossSite(request: Request, origin: string): boolean {
  if (isSafeMethod(request)) return false;
  const from = request.headers.get('origin');
  if (from !== null) return from !== origin;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
