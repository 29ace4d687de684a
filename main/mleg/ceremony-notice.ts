import type { HeldBefore } from '@mleg/issuer/ceremony/held-before';
import type { Others } from '@mleg/platform/given-database/others-at';
import { StartRefused } from '@mleg/platform/start/start-refused';
import type { Settings } from '../settings.ts';
import type { Call } from './command.ts';
import type { RootMedium } from './root-medium.ts';

/** What two people find who are about to hold a ceremony. */
export interface Found {
  before: HeldBefore;
  /** Issuers that run meanwhile. */
  others: Others | undefined;
  /** Whether the root is among the issuer's own keys, and is taken away. */
  isRootAmongKeys: boolean;
  /** Its other keys are in a token. */
  isIssuerInToken: boolean;
  medium: RootMedium;
}

/** A ceremony that nobody has asked for has to be wanted in words. Throws `StartRefused` that says what there is. */
export function refuseUnasked(
  { before, others, isRootAmongKeys, isIssuerInToken, medium }: Found,
  options: Call['options'],
  now: Date,
): void {
  const { root } = before;
  if (isRootAmongKeys && (medium.token || isIssuerInToken)) {
    throw new StartRefused(
      'The root is among the keys of the issuer, and cannot be moved out of a token or into one. Only files are moved; a root in a token begins there.',
      { code: 'root-stays' },
    );
  }
  if (root && !medium.isThere && !isRootAmongKeys) {
    throw new StartRefused(
      `The root of this issuer was made at ${at(root.since)}, and ${medium.file} is not there. Put in the medium that it lies on, or mend --root.`,
      { code: 'root-away' },
    );
  }
  refuseEarly({ before }, options, now);
  refuseBeside({ others }, options);
}

/** Throws `StartRefused` where the last ceremony was not long ago. */
export function refuseEarly(
  { before: { authority } }: Pick<Found, 'before'>,
  options: Call['options'],
  now: Date,
): void {
  if (!authority || authority.nextFrom <= now || options['again']) return;
  throw new StartRefused(
    [
      `A ceremony was held at ${at(authority.since)}. Its authority is of use until ${day(authority.ofUseUntil)}; the next one is asked for from ${day(authority.nextFrom)} on.`,
      'To hold one before that, since a key leaked or the Ministry has another name: --again.',
    ].join('\n'),
    { code: 'held-already' },
  );
}

/** Throws `StartRefused` where an issuer runs, which goes on with what it knows. */
export function refuseBeside({ others }: Pick<Found, 'others'>, options: Call['options']): void {
  if (!others || options['running']) return;
  throw new StartRefused(
    [
      `An issuer runs on this database since ${at(others.since)} (${others.connections} connections). Stop its processes first; or say`,
      '--running, and start them anew afterwards: until then they go on with the authority that they know.',
    ].join('\n'),
    { code: 'issuer-runs' },
  );
}

/** What both read before they type, and what cannot be changed for twenty years. */
export function noticeOf(
  { before: { root }, medium, isRootAmongKeys }: Found,
  where: Pick<Settings, 'authorityName' | 'demonstration'> & { notice?: readonly string[] },
): string[] {
  const { authorityName, demonstration, notice = [] } = where;
  return [
    `Ceremony of ${authorityName}${demonstration ? ', A DEMONSTRATION: set ISSUER_ORIGIN for the real one' : ''}`,
    ...(root?.authorityName && root.authorityName !== authorityName
      ? [`The root is that of ${root.authorityName}: the new authority has another name.`]
      : []),
    `The root ${wordsOf(root, isRootAmongKeys)} in ${medium.file}${medium.isThere ? '' : ', which is made now'}`,
    ...notice,
    'Ctrl-C breaks it off.',
  ];
}

function wordsOf(root: HeldBefore['root'], isRootAmongKeys: boolean): string {
  if (isRootAmongKeys) return 'leaves the keys of the issuer and is kept';
  return root ? `of ${at(root.since)} (certificate SHA-256 ${root.certificateSha256}) is looked for` : 'is kept';
}

const at = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');
const day = (date: Date): string => date.toISOString().slice(0, 10);
