import type { Clock } from '@mleg/platform/clock/clock';
import { epochSeconds, SECOND } from '@mleg/platform/clock/durations';
import { pemOf } from '@mleg/platform/keys/certify';
import type { Certify, KeyStore } from '@mleg/platform/keys/key-store';
import type { Random } from '@mleg/platform/random/random';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { prepareRegistration, type Registration } from '@mleg/protocol/openid4vp/registration';
import { certifyRegistrar, certifyRegistrations, certifyRelyingParty, type RelyingPartyName } from './certificates.ts';
import { REGISTERED_FOR } from './durations.ts';

/** Certifies who a relying party is, and registers what it may ask wallets for. */
export interface Registrar {
  /** The anchor for wallets, PEM. */
  rootCertificate: string;
  /** Certifies the key that a relying party signs its requests with. */
  certify(party: RelyingPartyName): Certify;
  /** A registration as a signed JWT, for a year. */
  register(entry: Omit<Registration, 'iat' | 'exp'>): string;
}

interface RegistrarDeps {
  keys: KeyStore;
  clock: Clock;
  random: Random;
}

export async function openRegistrar(name: string, { keys, clock, random }: RegistrarDeps): Promise<Registrar> {
  const request = { registrarName: name, now: clock.now(), random };
  const root = await keys.ensureSigningKey('root');
  const registrations = await keys.ensureSigningKey('registrations', async ({ publicKey }) => [
    base64(await certifyRegistrations(root, publicKey, request)),
  ]);
  return {
    rootCertificate: pemOf(await certifyRegistrar(root, request)),
    certify:
      (party) =>
      async ({ publicKey }) => [base64(await certifyRelyingParty(root, publicKey, party, request))],
    register: (entry) => {
      const iat = epochSeconds(clock.now());
      const prepared = prepareRegistration({ ...entry, iat, exp: iat + REGISTERED_FOR / SECOND }, registrations);
      return finishJws(prepared, registrations.sign(prepared.signingInput));
    },
  };
}

const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');
