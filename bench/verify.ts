import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { readOptions } from '@mleg/tools/command-line';
import { printTable, type Row } from './print-table.ts';
import { compactCard, compactParts } from './verify/compact-card.ts';
import { time } from './verify/contender.ts';
import { mdoc } from './verify/mdoc.ts';
import { sdJwt } from './verify/sd-jwt.ts';
import { makeKeys } from './verify/subject.ts';

const USAGE = 'Usage: npm run bench:verify -- [--seconds SECONDS] [--json FILE]';

/**
 * Checks per second of one card in every format: the same person, the same two keys, all disclosed, proof of the
 * holder's key included, one after another in one process. Keys are given, so no certificate chains.
 */
const { values } = readOptions(USAGE, {
  options: { seconds: { type: 'string', default: '3' }, json: { type: 'string' } },
});

const keys = makeKeys();
const contenders = [
  ...(await compactCard(keys)),
  ...(await sdJwt(keys)),
  await mdoc(keys),
  ...(await compactParts(keys)),
];
const rows: Row[] = [];
for (const { name, bytes, check } of contenders) {
  const { perSecond, median, p99, cpu } = await time(check, Number(values.seconds));
  rows.push({
    check: name,
    bytes,
    'per second': perSecond,
    'CPU ms': milliseconds(cpu),
    'median ms': milliseconds(median),
    'p99 ms': milliseconds(p99),
  });
}
printTable(rows);
const machine = { cpu: cpus()[0]?.model, node: process.version, load: loadavg()[0] };
console.log(`\n${machine.cpu}, Node ${machine.node}, load ${machine.load?.toFixed(1)} on ${cpus().length} cores`);
if (values.json) await writeFile(values.json, `${JSON.stringify({ rows, machine }, undefined, 2)}\n`);

function milliseconds(value: number): string {
  return value.toFixed(3);
}
