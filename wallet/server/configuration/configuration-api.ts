import type { DescribedEndpoint } from '@mleg/platform/http/described-endpoint';
import { configurationSchema } from '../settings.ts';

export const configurationEndpoints: readonly DescribedEndpoint[] = [
  {
    method: 'get',
    path: '/configuration.json',
    summary: 'Whom the app trusts',
    answers: { 200: { description: 'Issuers, registrars, verifiers.', schema: configurationSchema } },
  },
];
