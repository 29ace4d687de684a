import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { UsageError } from '../arguments.mjs';
import { readText } from '../read-given.ts';
import type { Certified } from './certify-for-phones.ts';
import type { PhoneSettings } from './phone-settings.ts';

/** The operator's own certificate and key, where the settings name them. Throws `UsageError` where phones would refuse them. */
export async function readGivenCertificate(
  { host, files }: Pick<PhoneSettings, 'host' | 'files'>,
  now: Date,
): Promise<Certified | undefined> {
  if (files === undefined) return undefined;
  const certificate = await readText('--certificate', files.certificate);
  const key = await readText('--key', files.key);
  const wrong = whatIsWrong({ certificate, key }, host, now);
  if (wrong !== undefined) throw new UsageError(`--certificate, ${files.certificate}: ${wrong}`);
  return { certificate, key };
}

function whatIsWrong({ certificate, key }: Certified, host: string, now: Date): string | undefined {
  const parsed = attempt(() => new X509Certificate(certificate));
  if (parsed === undefined) return 'is no certificate in PEM (-----BEGIN CERTIFICATE-----)';
  const names = isIPv4(host) ? parsed.checkIP(host) : parsed.checkHost(host);
  if (names === undefined) return `is not for ${host}, but for ${parsed.subjectAltName ?? 'nobody'}`;
  if (parsed.validToDate < now) return `ended on ${parsed.validToDate.toISOString().slice(0, 10)}`;
  const parsedKey = attempt(() => createPrivateKey(key));
  if (parsedKey === undefined) return 'what --key names is no private key in PEM without a passphrase';
  return parsed.checkPrivateKey(parsedKey) ? undefined : 'what --key names is the key of another certificate';
}

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
