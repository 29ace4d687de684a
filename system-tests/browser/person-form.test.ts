import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { pageFaultsForBoth } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import { changePerson } from '@mleg/testing/clients/change-person';
import { openPortal } from '@mleg/testing/clients/portal';
import { useSchool } from '@mleg/testing/pages/school';
import { expect, test } from 'vitest';

const school = useSchool();

test('Q71: whoever saves a form after somebody else keeps what they typed, sees what is different now, and goes on', async () => {
  const clerk = await openPortal((request) => fetch(request), school.origin, 'sekretariat', DEMO_PASSWORD);
  const { people } = (await clerk.call<{ people: { personId: string }[] }>('POST', '/office/people-search', {})).body;
  const personId = people.at(-5)?.personId ?? '';
  const head = await school.signIn('dyrektor', 'phone');
  const { page } = head;
  await page.goto(`${school.origin}/biuro/osoba/${personId}`);
  const number = page.getByRole('textbox', { name: 'Numer w księdze uczniów' });
  const group = page.getByRole('textbox', { name: 'Klasa' });
  await number.fill('7771');
  await group.fill('7b');
  const cardNumber = 'L/7770';
  const elsewhere = { albumNumber: '7770', cardNumber, group: '7c' };
  expect((await changePerson(clerk, personId, elsewhere)).status).toBe(204);

  const save = page.getByRole('button', { name: 'Zapisz' });
  await save.press('Enter');
  await seenText(page, /^Ktoś zmienił dane tej osoby/).waitFor();
  expect(await pageFaultsForBoth(head)).toEqual([]);
  // What nobody has typed follows what stands now, what was typed stays.
  await seenText(page, 'W formularzu to samo').waitFor();
  expect(await page.getByLabel('Numer legitymacji').inputValue()).toBe(cardNumber);
  expect([await number.inputValue(), await group.inputValue()]).toEqual(['7771', '7b']);
  await page.getByRole('button', { name: 'Weź to, co jest teraz: Klasa' }).press('Enter');
  await expect.poll(() => group.inputValue()).toBe('7c');
  expect(await seenText(page, 'W formularzu to samo').count()).toBe(2);

  await save.press('Enter');
  await page.waitForURL(`${school.origin}/biuro/${personId}`);
  const { body } = await clerk.call('GET', `/office/people/${personId}/fields`);
  expect(body).toMatchObject({ albumNumber: '7771', cardNumber, group: '7c' });
  await head.end();
});
