import { existsSync } from 'node:fs';
import { type CeremonyResult, digestOfRecord, recordIn } from '@mleg/issuer/ceremony/ceremony-record';
import { describeRoot } from '@mleg/issuer/ceremony/held-before';
import { type Ceremony, type InstallRefusal, installCeremony } from '@mleg/issuer/ceremony/install-ceremony';
import {
  type Ceremonial,
  type CeremonyRequest,
  ceremonyRequestSchema,
  keyOfRequest,
  requestCeremony,
} from '@mleg/issuer/ceremony/request-ceremony';
import { UsageError } from '../arguments.mjs';
import { requireForProduction } from '../demonstration.ts';
import type { Settings } from '../settings.ts';
import { lookAtIssuer, openCeremonial } from './ceremonial.ts';
import { readCeremonyFile, writeCeremonyFile } from './ceremony-file.ts';
import type { Found } from './ceremony-notice.ts';
import type { Call } from './command.ts';
import type { RootMedium } from './root-medium.ts';

/** A ceremony is the same at the issuer's server and on a machine of its own; what it is asked and gives goes another way. */
export interface WhereHeld {
  authorityName: string;
  demonstration: boolean;
  /** What two people read besides. */
  notice: readonly string[];
  look(): Promise<Omit<Found, 'medium'>>;
  request(medium: RootMedium, secret: string): Promise<CeremonyRequest>;
  take(result: CeremonyResult): Promise<Ceremony | { refused: InstallRefusal }>;
  /** What they do next. */
  nextStep: string;
  /** For programs. */
  wrote: object;
}

/** At the issuer's server, in its settings. Throws `UsageError` where these say no name. */
export async function ceremonyInPlace(call: Call): Promise<WhereHeld> {
  const settings: Settings = { ...call.settings, roles: ['issuer'] };
  // The name stands in the root for twenty years: nobody makes one without it.
  requireForProduction(settings);
  let issuer: Ceremonial;
  return {
    authorityName: settings.authorityName,
    demonstration: settings.demonstration,
    notice: [],
    look: () => lookAtIssuer(call, settings),
    request: async ({ file, token }, secret) => {
      const isMoved = !settings.tokens.issuer && !token;
      issuer = await openCeremonial(call, settings, isMoved ? { path: file, passphrase: secret } : undefined);
      return requestCeremony(issuer);
    },
    take: (result) => installCeremony(issuer, result),
    nextStep: 'Then start the issuer anew.',
    wrote: {},
  };
}

/** On a machine that knows nothing of the issuer but what was carried to it. Throws `UsageError`. */
export async function ceremonyByRequest({ options }: Pick<Call, 'options'>): Promise<WhereHeld> {
  const file = String(options['request']);
  const request = await readCeremonyFile('--request', file, ceremonyRequestSchema);
  const { authorityName, root, at } = request;
  const answer = `${file}.certified`;
  if (existsSync(answer))
    throw new UsageError(
      `${answer} is there already: a ceremony was held for this request. Take it away to hold another.`,
      {
        code: 'file',
      },
    );
  const key = await keyOfRequest(request);
  return {
    authorityName,
    demonstration: false,
    notice: [`Asked for at ${at}, for the key ${key}`, 'Go on only if that is the key which the issuer has printed.'],
    look: async () => ({
      before: root === undefined ? {} : { root: describeRoot(Buffer.from(root, 'base64')) },
      others: undefined,
      isRootAmongKeys: false,
      isIssuerInToken: false,
    }),
    request: async () => request,
    take: async (result) => {
      const record = recordIn(result);
      await writeCeremonyFile(answer, result);
      return { record, signed: result.record, digest: digestOfRecord(result.record) };
    },
    nextStep: `Then carry ${answer} to the issuer: mleg keys install.`,
    wrote: { answer },
  };
}
