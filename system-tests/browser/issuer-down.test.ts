import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import type { Route } from 'playwright-core';
import { afterEach, inject, test } from 'vitest';

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
  await seenText(visit.page, 'System Ministerstwa teraz nie odpowiada').waitFor();
  await seenText(visit.page, 'Zlecenie jest zapisane. Wyślemy je ponownie bez Twojego udziału.').waitFor();
  thawIssuer();
  await portal.untilReady();
  await visit.end();
});

test('an older answer that arrives after the news does not undo it', async () => {
  const { visit, portal } = await devices.portal(people.ola);
  const { page } = visit;
  await portal.freshCodes();
  freezeIssuer();
  const ready = portal.state('Gotowa');
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holdAnswer = async (route: Route) => {
    const answer = await route.fetch();
    asked.resolve();
    await ready.waitFor();
    // The page may have given up on it by then.
    await route.fulfill({ response: answer }).catch(() => {});
    answered.resolve();
  };
  await page.route('**/api/my-card', holdAnswer, { times: 1 });
  await portal.orderAnew();
  await asked.promise;
  thawIssuer();
  await ready.waitFor();
  await answered.promise;
  await page.getByRole('button', { name: 'Pokaż', exact: true }).click();
  await page.getByRole('img', { name: 'Kod QR do aktywacji mLegitymacji' }).waitFor();
  await visit.end();
});
