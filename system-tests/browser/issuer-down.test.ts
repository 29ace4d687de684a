import { afterEach, inject, test } from 'vitest';
import { useDevices } from './devices.ts';
import { people } from './people.ts';

const devices = useDevices();

/** A process that is stopped takes connections and never answers: the worst way of being down. */
const freezeIssuer = () => process.kill(inject('system').issuerPid, 'SIGSTOP');
const thawIssuer = () => process.kill(inject('system').issuerPid, 'SIGCONT');

afterEach(thawIssuer);

test('an issuer that does not answer is told honestly, and the order arrives by itself once it does', async () => {
  const { visit, portal } = await devices.portal(people.ola, { size: 'phone' });
  await portal.freshCodes();
  freezeIssuer();
  await portal.orderAnew();
  await visit.page.getByText('System Ministerstwa teraz nie odpowiada').waitFor({ timeout: 25_000 });
  await visit.page.getByText('Zlecenie jest zapisane. Wyślemy je ponownie bez Twojego udziału.').waitFor();
  thawIssuer();
  await visit.page.getByText('Gotowa', { exact: true }).first().waitFor({ timeout: 45_000 });
  await visit.end();
});
