import { readFile } from 'node:fs/promises';
import { readRecord } from '@mleg/issuer/ceremony/read-record';
import { UsageError } from '../arguments.mjs';
import type { Command } from './command.ts';
import { openIssuerDatabase } from './open-issuer-database.ts';
import { requireKeeper } from './open-keepers.ts';
import { linesOfRecord } from './record-lines.ts';

const REFUSALS = {
  'no-root': 'This issuer has no root yet: no ceremony was held for it.',
  'not-signed-by-root': 'No root of this issuer has signed that: it is of another issuer, changed, or no record.',
} as const;

/** For whoever has the paper in their hands and asks whether it says what was done. */
export const keysRecord: Command = {
  name: 'keys record',
  operands: 'FILE',
  summary: 'holds the signed record of a ceremony against the root and the audit, and prints what it says',
  example: 'keys record /media/root/root.json.2026-11-30T22-50-57.214Z.record',
  run: async (call) => {
    const [file, ...more] = call.operands;
    if (file === undefined || more.length > 0)
      throw new UsageError('Say which: mleg keys record FILE, the one that ends in .record beside the root');
    const signed = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${file} cannot be read (${error.code}).`, { code: 'no-record' });
    });
    requireKeeper(call.settings, 'issuer');
    const open = await openIssuerDatabase(call, call.settings, 'reader');
    const read = await readRecord(open.database(), signed.trim());
    if ('refused' in read) return { exit: 'failed', lines: [REFUSALS[read.refused]], data: read };
    const { record, digest, isAudited, isOfRootBefore } = read;
    const lines = [
      ...linesOfRecord(record),
      '',
      `Signed by ${isOfRootBefore ? 'a root of this issuer that has signed for the next one since' : 'the root of this issuer'}. SHA-256: ${digest}`,
      isAudited
        ? 'The audit keeps the same.'
        : 'The audit knows no such ceremony: the database is from before it, or somebody has written past it. Ask mleg audit verify.',
    ];
    return { exit: isAudited ? 'ok' : 'found', lines, data: { record, digest, isOfRootBefore, isAudited } };
  },
};
