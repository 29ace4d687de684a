import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { parseCommandLine, UsageError } from '@mleg/main/arguments';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { startParties } from '@mleg/testing/processes/party-process';
import { abuseCasesOf } from './abuse-cases.ts';
import { attack } from './attack/attack.ts';
import { onActivation } from './attack/on-activation.ts';
import { onEdges } from './attack/on-edges.ts';
import { onPeople } from './attack/on-people.ts';
import { tableOf, untried } from './attack/table.ts';
import { orderCodes, type Target } from './attack/target.ts';
import { commandLine } from './command-line.ts';
import { requireAnswers } from './require-answers.ts';

const USAGE = `Usage: npm run attack
       npm run attack -- --institution URL --issuer URL --wallet URL --verifier URL --as STUDENT --office CLERK [--password P]

Tries the numbered attacks of docs/abuse-cases.md that can be tried over HTTP, against a demonstration that it starts by
itself, or against a system of yours. The student's present card is replaced, and this address waits a minute afterwards.
The password of both may come from ATTACK_PASSWORD instead. Ends with 1 where anything else was seen than expected.`;

const PARTIES = ['institution', 'issuer', 'wallet', 'verifier'] as const;
type Addresses = Record<(typeof PARTIES)[number], string>;

const given = commandLine(USAGE, (args) => {
  const { values } = parseCommandLine({
    args: [...args],
    options: {
      institution: { type: 'string' },
      issuer: { type: 'string' },
      wallet: { type: 'string' },
      verifier: { type: 'string' },
      as: { type: 'string', default: 'zofia' },
      office: { type: 'string', default: 'dziekanat' },
      password: { type: 'string', default: process.env['ATTACK_PASSWORD'] ?? DEMO_PASSWORD },
    },
  });
  const addresses = PARTIES.map((party) => values[party]).filter((address) => address !== undefined);
  if (addresses.length > 0 && addresses.length < PARTIES.length)
    throw new UsageError('Give all four addresses or none.');
  if (!addresses.every((address) => URL.canParse(address))) throw new UsageError('One of the addresses is none.');
  return values;
});

async function startDemonstration(cleanup: AsyncDisposableStack): Promise<Addresses> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mleg-attack-'));
  cleanup.defer(() => rm(dataDirectory, { recursive: true, force: true }));
  const basePort = await freeBasePort();
  const origins = PARTIES.map((party, index) => [party, `http://localhost:${basePort + index}`] as const);
  console.log('Starting a demonstration to attack …');
  const process = await startParties({
    roles: PARTIES,
    dataDirectory,
    basePort,
    readyAddresses: origins.map(([, origin]) => `${origin}/health/ready`),
    environment: { SERVE_PAGES: 'no' },
  });
  cleanup.defer(() => process.stop());
  return Object.fromEntries(origins) as Addresses;
}

await using cleanup = new AsyncDisposableStack();
const { institution, issuer, wallet, verifier, password } = given;
const addresses: Addresses =
  institution && issuer && wallet && verifier
    ? { institution, issuer, wallet, verifier }
    : await startDemonstration(cleanup);
await requireAnswers(Object.values(addresses));
const target: Target = {
  ...addresses,
  student: { login: given.as, password },
  office: { login: given.office, password },
  codes: () => orderCodes(target),
};
const outcomes = await attack([...onActivation, ...onPeople, ...onEdges], target);
console.log(tableOf(outcomes).join('\n'));
const cases = abuseCasesOf(await readFile(join(import.meta.dirname, '..', 'docs', 'abuse-cases.md'), 'utf8'));
console.log(`\nNot tried from outside; each is tested here:\n${untried(outcomes, cases).join('\n')}`);
const failed = outcomes.filter(({ ok }) => !ok).length;
console.log(`\n${outcomes.length} tried, ${outcomes.length - failed} seen as expected, ${failed} not.`);
process.exitCode = failed === 0 ? 0 : 1;
