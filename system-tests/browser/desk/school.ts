import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { AGREEMENT_JWT_TYPE, AGREEMENT_MEDIA_TYPE, type AgreementApplication } from '@mleg/issuer-contract/agreement';
import { aStudent, REGISTRY_NUMBER } from '@mleg/testing/people/a-student';
import { SignJWT } from 'jose';

/** A school of the tests, as far as the Ministry knows it: an id and a key. */
export interface School {
  institutionId: string;
  key: KeyObject;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Sends an application, signed with a key made for it. */
export async function applyAsSchool(
  issuer: string,
  more: Partial<AgreementApplication['registration']> = {},
): Promise<School> {
  const signing = keyPair('sig');
  const school = { institutionId: `szkola-${randomUUID().slice(0, 8)}`, key: signing.privateKey };
  const application: AgreementApplication = {
    registration: {
      institutionId: school.institutionId,
      name: 'Szkoła Podstawowa „Pod Próbą”',
      kind: 'school',
      registryNumber: REGISTRY_NUMBER,
      domain: 'proba.example',
      signingKey: signing.publicJwk,
      encryptionKey: keyPair('enc').publicJwk,
      policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['student-card'] },
      ...more,
    },
    address: { street: 'ul. Próbna 1', postalCode: '00-001', city: 'Próbowo' },
    contact: { name: 'Iga Próba', email: 'iga@proba.example', phone: '+48 000 000 001' },
    signatory: { name: 'Jan Próba', position: 'dyrektor', email: 'jan@proba.example' },
  };
  const endpoint = `${issuer}/institution-api/agreement`;
  const body = await signed(school, endpoint, AGREEMENT_JWT_TYPE, { say: { kind: 'apply', application } });
  const response = await fetch(endpoint, { method: 'POST', headers: { 'Content-Type': AGREEMENT_MEDIA_TYPE }, body });
  if (!response.ok) throw new Error(`the application was not taken: ${await response.text()}`);
  return school;
}

/** Asks for the codes of a card: 202, or why not. */
export async function askForCodes(issuer: string, school: School): Promise<number | string | undefined> {
  const endpoint = `${issuer}/institution-api/token`;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: await signed(school, endpoint, 'JWT', {}),
  });
  const { access_token } = (await (await fetch(endpoint, { method: 'POST', body })).json()) as { access_token: string };
  const response = await fetch(`${issuer}/institution-api/issuance-requests`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ requestId: randomUUID(), cardId: randomUUID(), subject: aStudent(new Date()) }),
  });
  if (response.ok) return response.status;
  return ((await response.json()) as { data?: { refused?: string } }).data?.refused;
}

function signed({ institutionId, key }: School, audience: string, typ: string, claims: object): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'ES256', typ })
    .setIssuer(institutionId)
    .setSubject(institutionId)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('1m')
    .setJti(randomUUID())
    .sign(key);
}

function keyPair(use: 'sig' | 'enc') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return { privateKey, publicJwk: { kty: 'EC' as const, crv: 'P-256' as const, x, y, kid: use, use } };
}
