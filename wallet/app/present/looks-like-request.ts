/** Enough to stop looking; who asks, and whether it is a request at all, the core finds out. */
export const looksLikeRequest = (text: string): boolean =>
  /^(openid4vp|haip-vp):/i.test(text) || (/^https?:/i.test(text) && /[?&]request_uri=/.test(text));
