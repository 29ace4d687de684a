import { DeviceResponse, Document, MDoc, Verifier } from '@auth0/mdl';
import { certify, pemOf } from '@mleg/platform/keys/certify';
import { systemRandom } from '@mleg/platform/random/random';
import type { LoadKey } from '../load-key.ts';
import type { Contender } from './contender.ts';
import { EXPIRES, type Keys, NOW, PERSON } from './subject.ts';

const DOC_TYPE = 'org.iso.18013.5.1.mDL';
const NAMESPACE = 'org.iso.18013.5.1';
/** A CBOR data item of three nulls: the device signs over a session as over a nonce, whatever its content. */
const SESSION = Buffer.from('d8184483f6f6f6', 'hex');

/** ISO/IEC 18013-5: a device's response with a signature of its own, the same claims, the issuer's key given. */
export async function mdoc(keys: Keys): Promise<Contender> {
  const response = await respond(keys, await issue(keys));
  const verifier = new Verifier([]);
  const options = { encodedSessionTranscript: SESSION, disableCertificateChainValidation: true };
  return { name: '@auth0/mdl', bytes: response.length, check: () => verifier.verify(response, options) };
}

async function issue({ issuer, holder }: Keys): Promise<MDoc> {
  const document = await new Document(DOC_TYPE)
    .addIssuerNameSpace(NAMESPACE, PERSON)
    .useDigestAlgorithm('SHA-256')
    .addValidityInfo({ signed: new Date(NOW * 1_000), validUntil: new Date(EXPIRES * 1_000) })
    .addDeviceKeyInfo({ deviceKey: holder.jwk })
    .sign({
      issuerPrivateKey: privateJwk(issuer, 'issuer'),
      issuerCertificate: await certificate(issuer),
      alg: 'ES256',
    });
  return new MDoc([document]);
}

async function respond({ holder }: Keys, issued: MDoc): Promise<Uint8Array> {
  const fields = Object.keys(PERSON).map((name) => ({
    path: [`$['${NAMESPACE}']['${name}']`],
    intent_to_retain: false,
  }));
  const descriptor = {
    id: DOC_TYPE,
    format: { mso_mdoc: { alg: ['ES256'] } },
    constraints: { limit_disclosure: 'required', fields },
  };
  const response = await DeviceResponse.from(issued)
    .usingPresentationDefinition({ id: 'inspector', input_descriptors: [descriptor] })
    .usingSessionTranscriptBytes(SESSION)
    .authenticateWithSignature(privateJwk(holder, 'holder'), 'ES256')
    .sign();
  return response.encode();
}

/** The library takes the private key itself. */
const privateJwk = ({ jwk, privateKey }: LoadKey, kid: string) => ({
  ...jwk,
  d: privateKey.export({ format: 'jwk' }).d ?? '',
  kid,
});

async function certificate(key: LoadKey): Promise<string> {
  const publicKey = await crypto.subtle.importKey('jwk', { ...key.jwk }, { name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'verify',
  ]);
  const name = [{ C: ['PL'] }, { CN: ['Ministerstwo'] }];
  const day = 86_400_000;
  const der = await certify({ sign: (data) => key.sign(data) }, publicKey, systemRandom, {
    subject: name,
    issuer: name,
    notBefore: new Date(NOW * 1_000 - day),
    notAfter: new Date(NOW * 1_000 + 30 * day),
    extensions: [],
  });
  return pemOf(der);
}
