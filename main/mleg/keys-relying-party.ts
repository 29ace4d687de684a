import { relyingPartyKeyUse } from '@mleg/verifier/relying-parties/load-relying-parties';
import { UsageError } from '../arguments.mjs';
import { openKeys } from '../key-directory.ts';
import type { Command } from './command.ts';

/** A registrar certifies it; the private half stays with the verifier. */
export const keysRelyingParty: Command = {
  name: 'keys relying-party',
  operands: 'ID',
  summary: 'prints the public key that signs the requests of a relying party; made where it is missing',
  example: 'keys relying-party ksiegarnia',
  run: async ({ operands: [id = '', ...more], settings }) => {
    if (!/^[a-z0-9][a-z0-9-]{1,62}$/.test(id) || more.length > 0)
      throw new UsageError('Say whose: mleg keys relying-party ID, small letters, digits and dashes');
    const keys = await openKeys(settings, 'verifier');
    const { publicJwk } = await keys.ensureSigningKey(relyingPartyKeyUse(id));
    return { exit: 'ok', lines: [JSON.stringify(publicJwk)], data: { id, publicJwk } };
  },
};
