import type { Clock } from '@mleg/platform/clock/clock';
import type { Party } from '@mleg/platform/http/party';
import type { Random } from '@mleg/platform/random/random';
import type { Certified } from './certify-for-phones.ts';
import { keepCertificates } from './kept-certificates.ts';
import { type InstallPage, installPage } from './page/install-page-routes.ts';
import type { PhoneSettings } from './phone-settings.ts';

/** How a phone begins: with the page that puts the authority onto it, unless the certificate is one it believes anyway. */
export type PhoneDoor = {
  server: Certified;
  page: InstallPage | undefined;
  /** The authority was made by this start, so that a phone has to be given it once. */
  isNew: boolean;
};

type Resources = { clock: Clock; random: Random };

/** `given` is the operator's own certificate. */
export async function openPhoneDoor(
  phone: PhoneSettings,
  wallet: string,
  given: Certified | undefined,
  { clock, random }: Resources,
): Promise<PhoneDoor> {
  if (given) return { server: given, page: undefined, isNew: false };
  const { server, authority, isNew } = await keepCertificates(phone, { now: clock.now(), random });
  return { server, page: installPage(authority, { host: phone.host, wallet }), isNew };
}

/**
 * The party as phones meet it. That a host is to be had with TLS only holds for all its ports and for two years, and a
 * browser then lets nobody past a certificate: not for an authority that was made for an afternoon (RFC 6797 §8.3, §11.4.2).
 */
export const withoutPromises = ({ fetch }: Pick<Party, 'fetch'>): Pick<Party, 'fetch'> => ({
  fetch: async (request, connection) => {
    const response = await fetch(request, connection);
    response.headers.delete('Strict-Transport-Security');
    return response;
  },
});
