import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { hostname } from 'node:os';
import { later } from '@mleg/platform/clock/durations';
import { certify, importPublicKey, pemOf } from '@mleg/platform/keys/certify';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import * as x509 from '@peculiar/x509';
import { AUTHORITY_LIFETIME, CERTIFICATE_LIFETIME, CLOCKS_LATE_BY } from './durations.ts';
import { permittedHosts } from './permitted-hosts.ts';

/** A certificate and its key, PEM. */
export type Certified = { certificate: string; key: string };

type Request = { now: Date; random: Random };

/** An authority of this machine, which may certify home networks and these hosts. */
export async function makeAuthority(hosts: readonly string[], { now, random }: Request): Promise<Certified> {
  const key = makeKey();
  const own = signingKey(key);
  const publicKey = await importPublicKey(own);
  // Whoever has installed two finds in the phone's list which is which.
  const name = `mLegitymacja demo ${hostname().slice(0, 32)} ${Buffer.from(random.bytes(2)).toString('hex')}`;
  const der = await certify(own, publicKey, random, {
    subject: [{ CN: [name] }],
    issuer: [{ CN: [name] }],
    ...lifetime(now, AUTHORITY_LIFETIME),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      permittedHosts(hosts),
    ],
  });
  return { certificate: pemOf(der), key: pemOfKey(key) };
}

/** A certificate of the authority's for the server at this host. */
export async function certifyHost(authority: Certified, host: string, { now, random }: Request): Promise<Certified> {
  const key = makeKey();
  const publicKey = await importPublicKey(signingKey(key));
  const above = signingKey(createPrivateKey(authority.key));
  const der = await certify(above, publicKey, random, {
    // No common name: it would be taken for one more name of the host, of the kind that addresses are not.
    subject: [{ O: ['mLegitymacja demo'] }],
    issuer: new x509.X509Certificate(authority.certificate).subjectName.toJSON(),
    ...lifetime(now, CERTIFICATE_LIFETIME),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.AuthorityKeyIdentifierExtension.create(await importPublicKey(above)),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      new x509.SubjectAlternativeNameExtension([{ type: isIPv4(host) ? 'ip' : 'dns', value: host }]),
    ],
  });
  return { certificate: pemOf(der), key: pemOfKey(key) };
}

const makeKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const pemOfKey = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const lifetime = (now: Date, milliseconds: number) => ({
  notBefore: later(now, -CLOCKS_LATE_BY),
  notAfter: later(now, milliseconds),
});

function signingKey(key: KeyObject): Pick<SigningKey, 'publicJwk' | 'sign'> {
  return {
    publicJwk: createPublicKey(key).export({ format: 'jwk' }) as SigningKey['publicJwk'],
    sign: (data) => sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }),
  };
}
