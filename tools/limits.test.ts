import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { institutionLimits, institutionRooms } from '@mleg/institution/limits';
import { issuerLimits } from '@mleg/issuer/limits';
import { issuerSettingsSchema } from '@mleg/issuer/settings';
import { MINUTE, SECOND } from '@mleg/platform/clock/durations';
import type { LimitTable } from '@mleg/platform/limits/limit';
import { verifierLimits } from '@mleg/verifier/limits';
import { walletLimits } from '@mleg/wallet/limits';
import { expect, test } from 'vitest';

const operations = readFileSync(join(import.meta.dirname, '..', 'docs', 'operations.md'), 'utf8');

const rowsOf = (party: string, table: LimitTable<string>) =>
  Object.entries(table).map(
    ([name, { counts, by, most, within }]) =>
      `| ${party} | \`${name}\` | ${counts} | ${by} | ${most} | ${within / MINUTE} min |`,
  );

test('operators read the limits that the parties have', () => {
  const settings = issuerSettingsSchema.parse({ origin: 'https://issuer.example', authorityName: 'Ministry' });
  const rows = [
    ...rowsOf('institution', institutionLimits),
    ...rowsOf('issuer', issuerLimits(settings)),
    ...rowsOf('verifier', verifierLimits),
    ...rowsOf('wallet', walletLimits),
  ];
  const rooms = Object.entries(institutionRooms).map(
    ([name, { of, most, retryAfter }]) => `| institution | \`${name}\` | ${of} | ${most} | ${retryAfter / SECOND} s |`,
  );
  const written = operations.split('\n').filter((line) => /^\| (institution|issuer|verifier|wallet) \| `/.test(line));
  expect(written).toEqual([...rows, ...rooms]);
});
