import type { DeviceKind } from '@mleg/issuer-contract/issuance-request';

/** As coarse as a person would say it: the student recognises the phone, nobody recognises the student. */
export function deviceKindOf(userAgent: string | null): DeviceKind {
  if (!userAgent) return 'other';
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'iphone';
  if (userAgent.includes('Android')) return 'android';
  return /Windows|Macintosh|Linux|CrOS/.test(userAgent) ? 'computer' : 'other';
}
