import { issuerRefusalSchema } from '@mleg/institution-contract/issuer-refusal';
import { cardUpdateRefusalSchema } from '@mleg/issuer-contract/card-update';
import { issuanceRefusalSchema } from '@mleg/issuer-contract/issuance-request';
import { expect, test } from 'vitest';

/** Is settled before anybody sees it. */
const SETTLED = 'request-id-reused';

test('the office has words for every refusal of the issuer', () => {
  const refusals = new Set<string>([...issuanceRefusalSchema.options, ...cardUpdateRefusalSchema.options]);
  refusals.delete(SETTLED);
  expect([...refusals].filter((refusal) => !issuerRefusalSchema.safeParse(refusal).success)).toEqual([]);
});
