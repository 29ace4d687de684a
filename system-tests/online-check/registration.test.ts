import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@mleg/platform/clock/clock';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { systemRandom } from '@mleg/platform/random/random';
import { openRegistrar } from '@mleg/registrar/open-registrar';
import { applicationSchema, registerApplication } from '@mleg/registrar/register-application';
import { ACCOUNT_QUERY } from '@mleg/testing/clients/relying-party';
import { loadRelyingParties, relyingPartyKeyUse } from '@mleg/verifier/relying-parties/load-relying-parties';
import type { RelyingPartySettings } from '@mleg/verifier/relying-parties/relying-party';
import { expect, test } from 'vitest';

test('what a registrar signs for an application is what a verifier takes, for that key and no other', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mleg-registration-'));
  const open = (name: string) => openKeyFile(join(directory, `${name}.json`), 'of the tests');
  const [verifierKeys, registrarKeys] = [await open('verifier'), await open('registrar')];
  const { publicJwk } = await verifierKeys.ensureSigningKey(relyingPartyKeyUse('library'));
  const registrar = await openRegistrar('Rejestr', { keys: registrarKeys, clock: systemClock, random: systemRandom });
  const application = applicationSchema.parse({
    id: 'library',
    name: 'Biblioteka Miejska',
    origin: 'https://biblioteka.example',
    publicJwk,
    purposes: { account: { purpose: [{ lang: 'pl', text: 'Konto czytelnika' }], credentials: [ACCOUNT_QUERY] } },
    webhook: 'https://biblioteka.example/events',
  });
  const settings = (await registerApplication(registrar, application)) as RelyingPartySettings;
  const [party] = await loadRelyingParties(verifierKeys, [settings]);
  expect(party).toMatchObject({ id: 'library', webhook: 'https://biblioteka.example/events' });
  expect(party?.clientId).toBe(party?.purposes.get('account')?.registration.sub);

  await expect(loadRelyingParties(await open('another'), [settings])).rejects.toThrow('for another key');
  const again = (await registerApplication(registrar, application)) as RelyingPartySettings;
  const mixed = { ...settings, registrations: again.registrations };
  await expect(loadRelyingParties(verifierKeys, [mixed])).rejects.toThrow('not for its certificate');
});
