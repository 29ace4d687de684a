import 'reflect-metadata';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { finishSdJwt, prepareSdJwt, type SdJwtSources } from '@mleg/protocol/sd-jwt/issue-sd-jwt';
import { encodeStatusList } from '@mleg/protocol/status-list/encode-status-list';
import { prepareStatusListToken } from '@mleg/protocol/status-list/prepare-status-list-token';
import { createStatusBits, setStatus } from '@mleg/protocol/status-list/status-bits';
import { statusClaim } from '@mleg/protocol/status-list/status-reference';
import { TRUST_LIST_TYPE, type TrustList } from '@mleg/protocol/trust-list/trust-list';
import * as x509 from '@peculiar/x509';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const SOURCES: SdJwtSources = {
  salt: () => randomBytes(16).toString('base64url'),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};

/** Object identifiers of an extended key usage. */
type Usages = readonly string[];

/**
 * An issuer of the verifier's tests, which says in its certificate what its key is for, if it is told; one that is told
 * what its lists' key is for has such a key besides. Certificates, cards and lists are real, and none of the project's
 * issuer is in it.
 */
export async function openForeignIssuer(issuer: string, now: number, usages?: Usages, listUsages?: Usages) {
  const { root, certified } = await makeCertificates(now);
  const { header, signed } = await certified(usages);
  const lists = listUsages ? await certified(listUsages) : { header, signed };

  return {
    issuer,
    rootCertificate: root.toString('pem'),
    async card({
      vct = `${issuer}/types/student-card/1`,
      uri = `${issuer}/lists/1`,
      idx = 3,
      exp = now + 1000,
      iss = issuer,
      disclosable = { family_name: 'Testowa', given_name: 'Zofia' },
      holder,
    }: CardWish) {
      const prepared = prepareSdJwt(
        {
          header,
          claims: { iss, vct, exp, cnf: { jwk: { ...holder.jwk } }, status: statusClaim({ uri, idx }) },
          disclosable,
        },
        SOURCES,
      );
      return finishSdJwt(prepared, await signed(prepared.signingInput));
    },
    async statusList(statuses: Readonly<Record<number, number>>, { uri = `${issuer}/lists/1`, exp = now + 1000 } = {}) {
      const bits = createStatusBits(2, 64);
      for (const [idx, status] of Object.entries(statuses)) setStatus(bits, Number(idx), status);
      const statusList = encodeStatusList(bits, (bytes) => deflateSync(bytes));
      const prepared = prepareStatusListToken({ header: lists.header, uri, iat: now, exp, ttl: 60, statusList });
      return finishJws(prepared, await lists.signed(prepared.signingInput));
    },
    async trustList(institutions: TrustList['institutions'], { iss = issuer, exp = now + 1000 } = {}) {
      const list: TrustList = {
        iss,
        iat: now,
        exp,
        name: 'Urząd',
        card_keys: [{ x5c: [...header.x5c] }],
        institutions,
      };
      const prepared = prepareJws({ ...header, typ: TRUST_LIST_TYPE }, { ...list });
      return finishJws(prepared, await signed(prepared.signingInput));
    },
  };
}

async function makeCertificates(now: number) {
  const rootKeys = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const notBefore = new Date((now - 86_400) * 1000);
  const notAfter = new Date((now + 86_400 * 365) * 1000);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Root',
    notBefore,
    notAfter,
    signingAlgorithm: ES256,
    keys: rootKeys,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  const certified = async (usages: Usages | undefined) => {
    const leafKeys = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
    const leaf = await x509.X509CertificateGenerator.create({
      subject: 'CN=Leaf',
      issuer: 'CN=Root',
      notBefore,
      notAfter,
      signingAlgorithm: ES256,
      publicKey: leafKeys.publicKey,
      signingKey: rootKeys.privateKey,
      extensions: usages ? [new x509.ExtendedKeyUsageExtension([...usages])] : [],
    });
    const header = { alg: 'ES256' as const, x5c: [leaf.toString('base64').replaceAll(/\s/g, '')] };
    const signed = async (data: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.sign(ES256, leafKeys.privateKey, data));
    return { header, signed };
  };
  return { root, certified };
}
export type ForeignIssuer = Awaited<ReturnType<typeof openForeignIssuer>>;

interface CardWish {
  vct?: string;
  uri?: string;
  idx?: number;
  exp?: number;
  iss?: string;
  disclosable?: JsonObject;
  holder: Holder;
}

export interface Holder {
  jwk: EcPublicJwk;
  sign(data: Uint8Array): Uint8Array;
}

export function makeHolder(): Holder {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    sign: (data) => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}
