import { expect, test } from 'vitest';
import { wallViolations } from './walls.ts';

function reasons(from: string, to: string): string[] {
  return wallViolations([{ from, to }]).map(({ message }) => message);
}

const FORBIDDEN: [rule: string, from: string, to: string][] = [
  ['protocol imports no platform', 'protocol/sd-jwt/issue.ts', 'platform/log/log.ts'],
  ['protocol imports no party', 'protocol/sd-jwt/issue.ts', 'issuer/contract/contract.ts'],
  ['protocol knows nothing of students', 'protocol/sd-jwt/issue.ts', 'student-card/claims.ts'],
  ['student-card imports no platform', 'student-card/claims.ts', 'platform/clock/clock.ts'],
  ['student-card imports no party', 'student-card/claims.ts', 'issuer/contract/contract.ts'],
  ['platform imports no party', 'platform/http/party.ts', 'issuer/server/create-issuer.ts'],
  ['ui imports no party', 'ui/button.tsx', 'wallet/core/vault.ts'],
  ['no server imports another party’s server', 'institution/server/a.ts', 'issuer/server/b.ts'],
  ['the wallet imports nothing of the issuer', 'wallet/core/redeem.ts', 'issuer/contract/contract.ts'],
  ['the wallet imports nothing of the institution', 'wallet/app/main.tsx', 'institution/contract/contract.ts'],
  ['the verifier imports nothing of the issuer', 'verifier/server/a.ts', 'issuer/contract/contract.ts'],
  ['the verifier imports nothing of the wallet', 'verifier/server/a.ts', 'wallet/core/vault.ts'],
  ['the issuer knows no institution', 'issuer/server/a.ts', 'institution/contract/contract.ts'],
  ['only the institution’s server knows the issuer’s contract', 'institution/app/a.tsx', 'issuer/contract/contract.ts'],
  ['apps import no server', 'wallet/app/main.tsx', 'wallet/server/create-wallet.ts'],
  ['a core imports no server', 'wallet/core/a.ts', 'wallet/server/create-wallet.ts'],
  ['a contract imports no server', 'issuer/contract/a.ts', 'issuer/server/b.ts'],
  ['a store stays inside its server', 'main/compose.ts', 'issuer/server/offers/offer-store.ts'],
  ['parties do not import main', 'issuer/server/a.ts', 'main/settings.ts'],
  ['a party does not stand on what tests stand on', 'issuer/server/a.test.ts', 'testing/world/world.ts'],
  ['nothing stands on system-tests', 'bench/search.ts', 'system-tests/browser/sign-in.ts'],
  ['main is below the tests', 'main/compose.ts', 'testing/world/world.ts'],
  ['what tests stand on is below the tools', 'testing/world/world.ts', 'tools/source-tree.ts'],
  ['databases of tests are for tests', 'issuer/server/a.ts', 'platform/test-databases/fresh-database.ts'],
  ['other people’s software is for tests', 'verifier/server/a.ts', 'verifier/server/testing/foreign-issuer.ts'],
];

test.each(FORBIDDEN)('%s', (_rule, from, to) => {
  expect(reasons(from, to)).not.toEqual([]);
});

const ALLOWED: [from: string, to: string][] = [
  ['institution/server/issuer-client/client.ts', 'issuer/contract/contract.ts'],
  ['institution/app/page.tsx', 'institution/contract/contract.ts'],
  ['issuer/server/offers/redeem.ts', 'issuer/server/offers/offer-store.ts'],
  ['issuer/server/openid4vci/token-endpoint.ts', 'issuer/server/offers/offer-store.ts'],
  ['issuer/server/offers/offer-store.test.ts', 'platform/test-databases/fresh-database.ts'],
  ['student-card/claims.ts', 'protocol/sd-jwt/issue.ts'],
  ['main/compose.ts', 'issuer/server/create-issuer.ts'],
  ['testing/world/world.ts', 'main/compose.ts'],
  ['system-tests/renewal/on-the-phone.test.ts', 'testing/world/world.ts'],
  ['tools/screenshots.ts', 'testing/browser/chromium.ts'],
  ['institution/server/test-databases/fresh-institution-database.ts', 'platform/test-databases/fresh-database.ts'],
  ['issuer/server/a.ts', 'platform/log/log.ts'],
  ['issuer/server/a.ts', 'platform/audit/audit-store.ts'],
];

test.each(ALLOWED)('%s may import %s', (from, to) => {
  expect(reasons(from, to)).toEqual([]);
});
