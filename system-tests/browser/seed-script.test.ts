import { seenText } from '@mleg/testing/browser/seen';
import type { Size } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { describe, expect, test } from 'vitest';

const devices = useDevices();

/** The whole of it, word for word as the university's instructions have it, at both ends of the range of screens. */
describe.each<[Size, 'firstOnPhone' | 'firstOnDesktop']>([
  ['phone', 'firstOnPhone'],
  ['desktop', 'firstOnDesktop'],
])('from the portal to a card, at %s size', (size, who) => {
  test('order, scan the portal’s own QR code, give the activation code, show the card', async () => {
    const { visit, portal } = await devices.portal(people[who], { size });
    const { page } = visit;
    for (const place of ['Student', 'Dokumenty', 'mLegitymacja']) {
      await seenText(page.getByRole('navigation', { name: 'Gdzie jesteś' }), place, { exact: true }).waitFor();
    }
    await portal.orderCode();
    await portal.untilReady();
    const codes = await portal.showCodes();
    expect(codes.activationCode).toMatch(/^\d{6}$/);

    const { visit: held, phone } = await devices.phone({ size });
    await devices.camera.pointAt(codes.picture);
    await phone.beginAdding();
    await phone.agree();
    await phone.giveActivationCode(codes.activationCode);
    await seenText(phone.card, 'Ważna', { exact: true }).waitFor();
    await seenText(phone.card, 'Politechnika Bałtycka w Morzance').waitFor();
    await phone.card.getByRole('img', { name: /^Zdjęcie: / }).waitFor();

    await portal.state('Aktywna').waitFor();
    await seenText(page, size === 'phone' ? 'Telefon z systemem Android' : 'Komputer').waitFor();
    await held.end();
    await visit.end();
  });
});
