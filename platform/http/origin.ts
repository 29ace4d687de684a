import { z } from 'zod';

/** `https://issuer.example`: where a party is reached. No path, and no slash at its end. */
export const originSchema = z
  .url({ protocol: /^https?$/ })
  .refine((url) => URL.parse(url)?.origin === url, 'is more than an origin: parties have no path');
