import { createManualClock } from '@mleg/testing/surroundings/manual-clock';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { expect, test } from 'vitest';
import { openSuiteIssuer, SUITE, type SuiteVariant, TX_CODE } from './suite-issuer.ts';

/* docs/conformance-suite.md: the plan `oid4vci-1_0-wallet-test-plan`, immediate and deferred, plain responses. */

const WALLET = 'https://portfel.example';

async function flow(variant: Partial<SuiteVariant>) {
  const issuer = openSuiteIssuer({ details: true, deferred: false, ...variant });
  const clock = createManualClock(new Date());
  const wallet = createHeadlessWallet({
    fetch: issuer.fetch,
    trustedIssuers: [SUITE],
    clientId: WALLET,
    now: () => clock.now(),
  });
  const activation = await wallet.start(issuer.link);
  if ('refused' in activation) throw new Error(activation.refused);
  let result = await wallet.finish(activation.id, TX_CODE);
  if (variant.deferred === true) {
    expect(result).toMatchObject({ refused: 'deferred' });
    expect(issuer.delivered).toEqual([]);
    clock.advance({ seconds: 5 });
    result = await wallet.finish(activation.id);
  }
  expect(result).toMatchObject({ card: { claims: { given_name: 'Jean', family_name: 'Dupont' } } });
  expect([issuer.delivered.length, issuer.clientId()]).toEqual([1, WALLET]);
  return { ...issuer, copies: 'card' in result ? result.card.copies.length : 0 };
}

test.each([
  ['immediate', false],
  ['deferred', true],
])('oid4vci-1_0-wallet-test-credential-issuance, %s', async (_mode, deferred) => {
  await flow({ deferred });
});

test.each([
  ['immediate', false],
  ['deferred', true],
])('oid4vci-1_0-wallet-test-credential-issuance-notification, %s', async (_mode, deferred) => {
  const { seen } = await flow({ deferred });
  expect(seen.at(-1)).toBe('notification');
});

test('oid4vci-1_0-wallet-happy-path-with-scopes-without-authorization-details-in-token-response', async () => {
  await flow({ details: false });
});

test('oid4vci-1_0-wallet-test-batch-credential-issuance', async () => {
  const { copies } = await flow({ batch: 10 });
  expect(copies).toBe(3);
});
