import { X509Certificate } from 'node:crypto';
import type { InstitutionSettingsInput } from '@mleg/institution/settings';
import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import { enteredRegistrationSchema } from '@mleg/issuer-contract/institution-words';
import { systemClock } from '@mleg/platform/clock/clock';
import type { TimeStampAuthority } from '@mleg/platform/time-stamps/ask-for-stamp';
import { type RelyingPartySettings, relyingPartySettingsSchema } from '@mleg/verifier/relying-parties/relying-party';
import { z } from 'zod';
import { UsageError } from './arguments.mjs';
import { institutionSettings } from './institution-settings.ts';
import { parseGiven } from './parse-given.ts';
import type { Certified } from './phone/certify-for-phones.ts';
import { readGivenCertificate } from './phone/given-certificate.ts';
import { readJson, readText } from './read-given.ts';
import type { Settings } from './settings.ts';

/** What the files say that the settings name, for the parties that run here. */
export type GivenFiles = {
  institution: InstitutionSettingsInput | undefined;
  registrations: readonly InstitutionRegistration[];
  relyingParties: RelyingPartySettings[] | undefined;
  timeStamps: TimeStampAuthority | undefined;
  /** PEM. */
  rootCertificate: string | undefined;
  /** PEM of each. */
  registrars: readonly string[];
  /** For phones, where it is not one of an authority of our own. */
  phoneCertificate: Certified | undefined;
};

/** Asked before anything is made or opened. Throws `UsageError` that says which file, which field and what is allowed. */
export async function readGivenFiles(settings: Settings): Promise<GivenFiles> {
  const { roles, registrationFiles, relyingPartiesFile, rootCertificateFile, registrarFiles } = settings;
  const [issuer, wallet, verifier] = [roles.includes('issuer'), roles.includes('wallet'), roles.includes('verifier')];
  return {
    institution: roles.includes('institution') ? await institutionSettings(settings) : undefined,
    registrations: issuer ? await Promise.all(registrationFiles.map(registrationIn)) : [],
    timeStamps: issuer ? await timeStampsIn(settings) : undefined,
    relyingParties:
      verifier && relyingPartiesFile !== undefined ? await relyingPartiesIn(relyingPartiesFile) : undefined,
    rootCertificate:
      verifier && rootCertificateFile !== undefined
        ? await certificateIn('VERIFIER_ROOT_CERTIFICATE', rootCertificateFile)
        : undefined,
    phoneCertificate: settings.phone && (await readGivenCertificate(settings.phone, systemClock.now())),
    registrars: wallet ? await Promise.all(registrarFiles.map((file) => certificateIn('WALLET_REGISTRARS', file))) : [],
  };
}

async function registrationIn(file: string): Promise<InstitutionRegistration> {
  const variable = 'ISSUER_INSTITUTIONS';
  return parseGiven(variable, file, enteredRegistrationSchema, await readJson(variable, file));
}

async function relyingPartiesIn(file: string): Promise<RelyingPartySettings[]> {
  const variable = 'VERIFIER_RELYING_PARTIES';
  return parseGiven(variable, file, z.array(relyingPartySettingsSchema), await readJson(variable, file));
}

/** The authority that the settings name, with those who certify it. Throws `UsageError`. */
export async function timeStampsIn({ timeStamps }: Pick<Settings, 'timeStamps'>) {
  if (!timeStamps) return undefined;
  const certificates = await certificateIn('TIME_STAMP_CERTIFICATES', timeStamps.certificatesFile);
  return { url: timeStamps.url, certificates };
}

async function certificateIn(variable: string, file: string): Promise<string> {
  const pem = await readText(variable, file);
  try {
    void new X509Certificate(pem);
    return pem;
  } catch (cause) {
    throw new UsageError(`${variable}, ${file}: is no certificate in PEM (-----BEGIN CERTIFICATE-----)`, { cause });
  }
}
