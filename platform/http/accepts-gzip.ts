/** Whether the client takes gzip: named, and not with a weight of nothing (RFC 9110 §12.5.3). */
export const acceptsGzip = (header: string | null | undefined): boolean =>
  /(^|[\s,])gzip\s*(;\s*q=(1|0\.\d*[1-9])|,|$)/.test(header ?? '');
