import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '@mleg/platform/clock/clock';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { z } from 'zod';
import { openRegistrar } from './open-registrar.ts';
import { applicationSchema, registerApplication } from './register-application.ts';

const HELP = `Usage: REGISTRAR_KEY_PASSPHRASE=… npm run -s registrar -- --name NAME [--keys FILE] [APPLICATION]

  --name NAME    the registrar's, as its certificates say it
  --keys FILE    its keys, made on the first run (default registrar-keys.json)
  APPLICATION    JSON file; its entry for VERIFIER_RELYING_PARTIES is printed.
                 Without it, the root certificate for WALLET_REGISTRARS is.`;

/** Registers relying parties by hand: looked at first, then signed. */
async function main(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      name: { type: 'string' },
      keys: { type: 'string', default: 'registrar-keys.json' },
    },
  });
  if (values.help) return HELP;
  const passphrase = process.env['REGISTRAR_KEY_PASSPHRASE'] ?? '';
  if (values.name === undefined || passphrase.length < 16 || positionals.length > 1) throw new TypeError(HELP);
  const keys = await openKeyFile(values.keys, passphrase);
  const registrar = await openRegistrar(values.name, { keys, clock: systemClock, random: systemRandom });
  const [file] = positionals;
  if (file === undefined) return registrar.rootCertificate;
  return JSON.stringify(await registerApplication(registrar, await readApplication(file)), undefined, 2);
}

async function readApplication(file: string): Promise<z.output<typeof applicationSchema>> {
  const text = await readFile(file, 'utf8');
  const read = applicationSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new TypeError(`${file} is no application:\n${z.prettifyError(read.error)}`);
}

/** What is no JSON is no object either, which the schema says. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
