import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { relyingPartyKeyUse } from '@mleg/verifier/relying-parties/load-relying-parties';
import { UsageError } from '../arguments.mjs';
import { openKeys } from '../key-directory.ts';
import type { Call, Command } from './command.ts';

/** A registrar certifies it; the private half stays with the verifier. */
export const keysRelyingParty: Command = {
  name: 'keys relying-party',
  operands: 'ID',
  summary: 'prints the public key that signs the requests of a relying party; made where it is missing',
  example: 'keys relying-party ksiegarnia',
  run: async ({ operands: [id = '', ...more], settings }) => {
    if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(id) || more.length > 0)
      throw new UsageError('Say whose: mleg keys relying-party ID, small letters, digits and dashes');
    requireVerifier(settings);
    const keys = await openKeys(settings, 'verifier');
    const { publicJwk } = await keys.ensureSigningKey(relyingPartyKeyUse(id));
    return { exit: 'ok', lines: [JSON.stringify(publicJwk)], data: { id, publicJwk } };
  },
};

/** A key in a directory that was named wrongly would be certified, and never found by the verifier. */
function requireVerifier({ tokens, dataDirectory }: Call['settings']): void {
  const file = join(dataDirectory, 'verifier', 'keys.json');
  if (tokens.verifier || existsSync(file)) return;
  throw new UsageError(`There is no key file ${file}. --data names the directory of a verifier that was started.`, {
    code: 'no-keys',
  });
}
