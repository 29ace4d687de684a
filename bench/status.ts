import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { readOptions } from '@mleg/tools/command-line';
import { makeLoadKey } from './load-key.ts';
import { printTable, type Row } from './print-table.ts';
import { measureList } from './status/one-list.ts';

const USAGE = 'Usage: npm run bench:status -- [--entries LIST] [--revoked PERCENT] [--json FILE]';

/**
 * Status lists of growing size with two bits for each card, of which a given percentage is revoked at random. The first row is a list as the issuer
 * publishes it (decision 16): a country's cards are many of those, and a change costs one of them.
 */
const { values } = readOptions(USAGE, {
  options: {
    entries: { type: 'string', default: '131072,100000,1000000,10000000' },
    revoked: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});

const key = makeLoadKey();
// Compiled before it is timed.
await measureList(100_000, 0, key);
const rows: Row[] = [];
for (const entries of values.entries.split(',').map(Number)) {
  rows.push(await measureList(entries, Number(values.revoked) / 100, key));
}
printTable(rows);
const machine = { cpu: cpus()[0]?.model, node: process.version, load: loadavg()[0], revokedPercent: values.revoked };
console.log(`\n${values.revoked} % revoked. ${machine.cpu}, Node ${machine.node}, load ${machine.load?.toFixed(1)}`);
if (values.json) await writeFile(values.json, `${JSON.stringify({ rows, machine }, undefined, 2)}\n`);
