import { ceremonyResultSchema } from '@mleg/issuer/ceremony/ceremony-record';
import { installCeremony } from '@mleg/issuer/ceremony/install-ceremony';
import { ceremonyRequestSchema } from '@mleg/issuer/ceremony/request-ceremony';
import { UsageError } from '../arguments.mjs';
import type { Settings } from '../settings.ts';
import { INSTALL_REFUSALS, lookAtIssuer, openCeremonial } from './ceremonial.ts';
import { readCeremonyFile } from './ceremony-file.ts';
import { refuseBeside } from './ceremony-notice.ts';
import type { Command } from './command.ts';
import { requireRealIssuer } from './keys-request.ts';
import { linesOfRecord } from './record-lines.ts';

/** The way back of `keys request`. */
export const keysInstall: Command = {
  name: 'keys install',
  operands: 'FILE',
  summary: 'takes over what a ceremony on another machine has certified, where it fits request, keys and root',
  example: 'keys install /media/carry/request.json.certified',
  options: { running: { type: 'boolean', says: 'although an issuer runs, which is started anew afterwards' } },
  run: async (call) => {
    const [file, ...more] = call.operands;
    if (file === undefined || more.length > 0)
      throw new UsageError('Say which: mleg keys install FILE, the one that ends in .certified');
    const result = await readCeremonyFile('keys install', file, ceremonyResultSchema, {
      schema: ceremonyRequestSchema,
      says: 'is the request, and not the answer: install the file that the ceremony wrote, which ends in .certified.',
    });
    const settings: Settings = { ...call.settings, roles: ['issuer'] };
    requireRealIssuer(settings);
    refuseBeside(await lookAtIssuer(call, settings), call.options);
    const installed = await installCeremony(await openCeremonial(call, settings), result);
    if ('refused' in installed) {
      const lines = [`${file}: ${INSTALL_REFUSALS[installed.refused]} Nothing was installed.`];
      return { exit: 'failed', lines, data: installed };
    }
    const { record, digest } = installed;
    const lines = [
      ...linesOfRecord(record),
      '',
      `Installed. SHA-256 of the record, which the audit keeps: ${digest}`,
      'Compare all of it with the paper of the ceremony, above all the certificate of the root. Then start the issuer anew.',
    ];
    return { exit: 'ok', lines, data: { record, digest } };
  },
};
