import { relyingPartyKeyUse } from '@mleg/verifier/relying-parties/load-relying-parties';
import { readArguments, UsageError } from './arguments.mjs';
import { openKeys } from './key-directory.ts';
import { readSettings } from './settings.ts';

/** `node main/relying-party-key.ts ID`: the public key of a relying party, made where it is missing, for its registrar. */
async function main(): Promise<void> {
  const [id = '', ...rest] = process.argv.slice(2);
  if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(id)) throw new UsageError('Usage: node main/relying-party-key.ts ID');
  const settings = readSettings(readArguments(rest), process.env);
  const keys = await openKeys(settings, 'verifier');
  const { publicJwk } = await keys.ensureSigningKey(relyingPartyKeyUse(id));
  console.log(JSON.stringify(publicJwk));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
