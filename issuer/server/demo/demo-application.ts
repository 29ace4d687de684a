import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { AgreementApplication } from '@mleg/issuer-contract/agreement';

/** A school that does not exist, waiting for the clerk. Its private keys are thrown away: it will never ask for a card. */
export function demoApplication(): AgreementApplication {
  return {
    registration: {
      institutionId: 'szkola-pod-latarnia',
      name: 'Szkoła Podstawowa nr 7 „Pod Latarnią” w Morzance',
      kind: 'school',
      registryNumber: 'DEMO-0007',
      signingKey: { ...publicKey(), kid: 'assertion-1', use: 'sig' },
      encryptionKey: { ...publicKey(), kid: 'codes-1', use: 'enc' },
      policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['pupil-card'] },
    },
    address: { street: 'ul. Falochronowa 7', postalCode: '00-007', city: 'Morzanka' },
    contact: { name: 'Iga Bosman', email: 'sekretariat@latarnia.example', phone: '+48 000 000 007' },
    signatory: { name: 'Henryk Kotwica', position: 'dyrektor szkoły', email: 'dyrektor@latarnia.example' },
  };
}

function publicKey(): { kty: 'EC'; crv: 'P-256'; x: string; y: string } {
  const { publicKey: key }: { publicKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y };
}
