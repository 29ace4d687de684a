import { writeFileSync } from 'node:fs';
import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { parseCommandLine, UsageError } from '@mleg/main/arguments';
import { commandLine } from './command-line.ts';
import { requireAnswers } from './require-answers.ts';
import { doMainJob } from './smoke/main-job.ts';
import { openStepLog } from './smoke/step-log.ts';

const USAGE = `Usage: npm run smoke -- --institution URL --as USER [--password P] [--issuer URL] [--json FILE]

The password may come from SMOKE_PASSWORD instead; without either it is the demonstration's. The issuer is the one the QR code names, unless given.
The person's present card is replaced.`;

const { institution, user, password, issuer, json } = commandLine(USAGE, (args) => {
  const { values } = parseCommandLine({
    args: [...args],
    options: {
      institution: { type: 'string' },
      as: { type: 'string' },
      password: { type: 'string', default: process.env['SMOKE_PASSWORD'] ?? DEMO_PASSWORD },
      issuer: { type: 'string' },
      json: { type: 'string' },
    },
  });
  if (!values.institution || !values.as) throw new UsageError('Say with --institution where, and with --as who.');
  if (!URL.canParse(values.institution)) throw new UsageError(`--institution ${values.institution} is no address.`);
  return { ...values, institution: values.institution, user: values.as };
});

await requireAnswers([institution, ...(issuer ? [issuer] : [])]);

/** `npm run smoke`: the main job against a running system, without a browser. */
const log = openStepLog((line) => console.log(line));
const at = new Date().toISOString();
try {
  await doMainJob({ institution: new URL(institution).origin, issuer, user, password }, log);
} catch (error) {
  process.exitCode = 1;
  if (log.steps.every(({ ok }) => ok)) console.error(error instanceof Error ? error.message : error);
}
const ok = process.exitCode !== 1;
const total = log.steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
console.log(`${ok ? 'all steps done' : 'failed'} after ${(total / 1000).toFixed(1)} s`);
if (json) {
  writeFileSync(json, `${JSON.stringify({ at, institution, user, ok, steps: log.steps }, undefined, 2)}\n`);
}
