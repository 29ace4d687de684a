/** Whether the scanner can stop at this code; the core finds out whether it is a request, and whose. */
export const looksLikeRequest = (text: string): boolean =>
  /^(openid4vp|haip-vp):/i.test(text) || (/^https?:/i.test(text) && /[?&]request_uri=/.test(text));
