import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { describe, expect, test } from 'vitest';

const devices = useDevices();

const reasons = [
  ['without a PESEL', people.withoutPesel, ['W Twoich danych brakuje numeru PESEL']],
  ['with a PESEL of another birth date', people.withWrongPesel, ['Numer PESEL w Twoich danych jest błędny']],
  ['with a card that ran out', people.withExpiredCard, [/Twoja legitymacja studencka straciła ważność \d+/]],
  ['without a card', people.withoutCard, ['Nie masz jeszcze legitymacji studenckiej']],
  ['without a photo', people.withoutPhoto, ['Brakuje Twojego zdjęcia']],
  ['removed from the list of students', people.removed, ['Nie masz statusu aktywnego studenta']],
  [
    'with several obstacles',
    people.withEverythingWrong,
    ['W Twoich danych brakuje numeru PESEL', /straciła ważność/, 'Brakuje Twojego zdjęcia', 'Twoje dane są niepełne'],
  ],
] as const;

describe('a student who cannot have a card yet', () => {
  test.each(reasons)('%s sees each reason and cannot order', async (_who, account, sentences) => {
    const { visit } = await devices.portal(account, { size: 'phone' });
    const main = visit.page.getByRole('main');
    for (const sentence of sentences) await main.getByRole('heading', { name: sentence }).waitFor();
    expect(await main.getByRole('button', { name: 'Przygotuj kod QR' }).count()).toBe(0);
    await visit.end();
  });

  test('is told that the Minister’s extension does not count', async () => {
    const { visit } = await devices.portal(people.withMinistersExtension);
    await seenText(visit.page, 'nie obejmuje mLegitymacji').waitFor();
    await visit.end();
  });
});
