import { readFile } from 'node:fs/promises';
import { type VerifiedAnchor, verifyAnchor } from '@mleg/issuer/audit-anchors/verify-anchor';
import { openAnchorFiles, STAMP_SUFFIX } from '@mleg/issuer/journal/anchor-files';
import type { MarkViolation } from '@mleg/platform/audit/verify-marks';
import { DAY } from '@mleg/platform/clock/durations';
import { UsageError } from '../arguments.mjs';
import { timeStampsIn } from '../given-files.ts';
import { anchorsOf } from '../journal-of.ts';
import type { Call } from './command.ts';

/** A signed head of the issuer's audit in a file, with the time-stamp beside it. */
interface HeadFile extends Partial<VerifiedAnchor> {
  file: string;
  /** One of the issuer's own, which are all stamped. */
  isAnchor: boolean;
}

/** Those that the issuer keeps itself, and those that somebody else has kept and `--head` names. Throws `UsageError`. */
export async function readHeads({ settings, options }: Pick<Call, 'settings' | 'options'>): Promise<HeadFile[]> {
  const certificates = (await timeStampsIn(settings))?.certificates;
  const anchors = openAnchorFiles(anchorsOf(settings));
  const heads: HeadFile[] = [];
  for (const day of settings.roles.includes('issuer') ? await anchors.days() : []) {
    const anchor = await anchors.read(day);
    const verified = anchor && (await verifyAnchor(anchor, certificates));
    heads.push({ file: anchors.pathOf(day), isAnchor: true, ...verified });
  }
  const { head: files } = options;
  for (const file of typeof files === 'string' ? files.split(',') : []) {
    // What cannot be read is no more a head than what reads otherwise.
    const head = await readFile(file, 'utf8').catch(() => '');
    const stamp = await readFile(file + STAMP_SUFFIX).catch(() => undefined);
    const verified = await verifyAnchor({ head, ...(stamp ? { stamp } : {}) }, certificates);
    if (!verified) throw new UsageError(`${file} is no signed head of an audit.`, { code: 'no-head' });
    heads.push({ file, isAnchor: false, ...verified });
  }
  return heads;
}

/** Of those that somebody else has kept, a line each: whether the audit bears out what they have seen of it. */
export function judgeHeads(heads: readonly HeadFile[], violations: readonly MarkViolation[]) {
  const kept = heads.flatMap(({ file, isAnchor, head }) => (head && !isAnchor ? [{ file, head }] : []));
  const judged = kept.map(({ file, head }) => ({ file, head, fits: violations.every(({ mark }) => mark !== head) }));
  return {
    lines: judged.map(
      ({ file, head, fits }) =>
        `${file}: signed at ${iso(head.signedAt)} over link ${head.position}, and ${fits ? 'fits' : 'does not fit'} the audit.`,
    ),
    data: judged.map(({ file, fits }) => ({ file, fits })),
  };
}

type Amiss = NonNullable<VerifiedAnchor['amiss']> | 'no-head';

const WORDS: Readonly<Record<Amiss, string>> = {
  'no-head': 'It is no signed head of an audit: somebody has changed it.',
  'not-stamped': 'It has no time-stamp yet: the log of the issuer says why (audit.not-stamped).',
  unchecked:
    'It has a time-stamp, which was held against nothing: set TIME_STAMP_AUTHORITY and TIME_STAMP_CERTIFICATES.',
  unreadable: 'Its time-stamp is none of RFC 3161.',
  'not-granted': 'Its time-stamp is an answer that gives none.',
  'other-content': 'Its time-stamp is of something else: one of the two was exchanged or changed.',
  'other-request': 'Its time-stamp answers another request.',
  forged: 'The signature of its time-stamp does not fit.',
  'not-trusted': 'Its time-stamp is of nobody whom TIME_STAMP_CERTIFICATES trusts.',
  'not-for-time-stamps': 'Its time-stamp was signed with a key that is not for time-stamps alone.',
};

/** A head is stamped within the hour, unless the authority is away. */
const LATE = 2 * DAY;

/** What the time-stamps prove, and which of them prove nothing. */
export function judgeStamps(heads: readonly HeadFile[], now: Date) {
  const stamps = heads.flatMap(({ file, head, stampedAt }) => (head && stampedAt ? [{ file, head, stampedAt }] : []));
  const latest = stamps
    .map(({ stampedAt }) => iso(stampedAt))
    .sort()
    .at(-1);
  const amiss = heads.flatMap((one): { file: string; why: Amiss }[] => {
    const why = one.head ? one.amiss : 'no-head';
    return why === undefined || (why === 'not-stamped' && !isDue(one, now)) ? [] : [{ file: one.file, why }];
  });
  const late = stamps.filter(({ head, stampedAt }) => isLate(head.signedAt, stampedAt));
  const lines = [
    ...(latest ? [`issuer: ${stamps.length} heads have a time-stamp that fits, the latest of ${latest}.`] : []),
    ...late.map(
      ({ file, head, stampedAt }) => `${file}: signed at ${iso(head.signedAt)}, stamped only at ${iso(stampedAt)}.`,
    ),
    ...amiss.map(({ file, why }) => `${file}: ${WORDS[why]}`),
  ];
  return { lines, amiss, data: { stamped: stamps.length, ...(latest ? { latest } : {}), amiss } };
}

/** Who keeps a head elsewhere need have no time-stamp. */
const isDue = ({ isAnchor, head }: HeadFile, now: Date): boolean => isAnchor && !!head && isLate(head.signedAt, now);

const isLate = (signedAt: Date, at: Date): boolean => at.getTime() - signedAt.getTime() > LATE;

const iso = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');
