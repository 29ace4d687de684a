import { randomUUID } from 'node:crypto';
import { addAuthenticator } from '@mleg/testing/browser/authenticator';
import { pageFaults } from '@mleg/testing/browser/page-faults';
import { seenText } from '@mleg/testing/browser/seen';
import { useDevices } from '@mleg/testing/pages/devices';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { applyAsSchool, askForCodes } from './desk/school.ts';

const devices = useDevices();
const PASSWORD = 'mlegitymacja';

const address = (path = '/') => `${inject('system').issuer}/desk${path}`;

async function signInByPassword(page: Page, login: string): Promise<void> {
  await page.goto(address());
  await page.getByLabel('Adres e-mail').fill(login);
  await page.getByLabel('Hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Zaloguj się hasłem' }).click();
  await page.getByRole('heading', { name: 'Umowy', level: 1 }).waitFor();
}

test('Q100: an invited clerk makes a passkey, signs in with it, approves; when somebody else has too the school may issue, and not before', async () => {
  const supervisor = await devices.visit();
  await signInByPassword(supervisor.page, 'bruno@ministerstwo.example');
  await supervisor.page.getByRole('link', { name: 'Zespół' }).click();
  await supervisor.page.getByLabel('Imię i nazwisko').fill('Nela Nowa');
  await supervisor.page.getByLabel('Służbowy adres e-mail').fill(`nela-${randomUUID()}@ministerstwo.example`);
  await supervisor.page.getByRole('button', { name: 'Utwórz zaproszenie' }).click();
  const link = await seenText(supervisor.page, '/desk/enrolment#').innerText();
  await supervisor.end();

  const clerk = await devices.visit({ size: 'phone' });
  const { page } = clerk;
  await addAuthenticator(page);
  await page.goto(link);
  await seenText(page, 'Nela Nowa').waitFor();
  expect(await pageFaults(clerk)).toEqual([]);
  await page.getByRole('button', { name: 'Utwórz klucz dostępu' }).click();
  await page.getByRole('heading', { name: 'Umowy', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Wyloguj się' }).click();
  await page.getByRole('button', { name: 'Zaloguj się kluczem dostępu' }).click();
  await page.getByRole('heading', { name: 'Umowy', level: 1 }).waitFor();

  const school = await applyAsSchool(inject('system').issuer);
  expect(await askForCodes(inject('system').issuer, school)).toBe('agreement-pending');
  await page.goto(address(`/umowy/${school.institutionId}`));
  await seenText(page, 'Zgody: 0 z 2.').waitFor();
  await page.getByRole('button', { name: 'Wyraź zgodę' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Wyrażam zgodę' }).click();
  await seenText(dialog, 'Porównaj wniosek z rejestrem i potwierdź').waitFor();
  await dialog.getByLabel(/rejestrem RSPO/).check();
  await dialog.getByLabel('Ile dni działa kod').fill('10');
  await dialog.getByRole('button', { name: 'Wyrażam zgodę' }).click();
  await seenText(dialog, 'Napisz instytucji, co i dlaczego zmieniasz').waitFor();
  expect(await pageFaults(clerk)).toEqual([]);
  await dialog.getByLabel('Dlaczego inne liczby').fill('Kod działa 10 dni.');
  await dialog.getByRole('button', { name: 'Wyrażam zgodę' }).click();
  await seenText(page, 'Zgody: 1 z 2 – Nela Nowa.').waitFor();
  await seenText(page, 'Twoja zgoda jest zapisana. Czekamy na zgodę jeszcze jednej osoby.').waitFor();
  expect(await page.getByRole('button', { name: 'Wyraź zgodę' }).count()).toBe(0);
  expect(await pageFaults(clerk)).toEqual([]);
  expect(await askForCodes(inject('system').issuer, school)).toBe('agreement-pending');
  await clerk.end();

  const second = await devices.visit({ size: 'phone' });
  await signInByPassword(second.page, 'klara@ministerstwo.example');
  await second.page.getByLabel('Stan umowy').selectOption({ label: 'Czeka na Ciebie' });
  expect(await pageFaults(second)).toEqual([]);
  await second.page.getByRole('link', { name: /Pod Próbą.*1 osoba się zgodziła.*Czeka na Ciebie/ }).click();
  await second.page.getByRole('button', { name: 'Wyraź zgodę' }).click();
  const again = second.page.getByRole('dialog');
  await seenText(again, /wpisuje Nela Nowa/).waitFor();
  await again.getByLabel(/rejestrem RSPO/).check();
  expect(await pageFaults(second)).toEqual([]);
  await again.getByRole('button', { name: 'Wyrażam zgodę' }).click();
  await seenText(second.page, 'Umowa obowiązuje.').waitFor();
  await seenText(second.page, 'Kod działa 10 dni.').waitFor();
  expect(await askForCodes(inject('system').issuer, school)).toBe(202);
  await second.end();
});

test('Q81: of the two who approve a twin one is a supervisor, and its page says whom it resembles, in what, and who has said yes', async () => {
  const { issuer } = inject('system');
  const twin = { name: '„Politechnika Baltycka w Morzance”', registryNumber: '424242', domain: 'blizniak.example' };
  const { institutionId } = await applyAsSchool(issuer, { ...twin, address: 'ul. Bliźniacza 2, Morzanka' });
  const approve = async (login: string, after: string) => {
    const visit = await devices.visit({ size: 'phone' });
    const { page } = visit;
    await signInByPassword(page, login);
    await page.goto(address(`/umowy/${institutionId}`));
    await seenText(page, 'Zgodzić muszą się dwie osoby, w tym kierownik').waitFor();
    await page.getByRole('link', { name: 'Politechnika Bałtycka w Morzance' }).waitFor();
    expect(await pageFaults(visit)).toEqual([]);
    await page.getByRole('button', { name: 'Wyraź zgodę' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/rejestrem RSPO/).check();
    await dialog.getByRole('button', { name: 'Wyrażam zgodę' }).click();
    await seenText(page, after).waitFor();
    await visit.end();
  };
  await approve('klara@ministerstwo.example', 'Twoja zgoda jest zapisana.');
  await approve('bruno@ministerstwo.example', 'Umowa obowiązuje.');
});

test('a link works once, and one nobody has sent says what to do', async () => {
  const { page, end } = await devices.visit();
  await page.goto(address(`/enrolment#${'x'.repeat(43)}`));
  await seenText(page, 'To zaproszenie nie działa').waitFor();
  await end();
});

test('every page of the desk is accessible, in both colours and at 320 px', async () => {
  const visit = await devices.visit({ size: 'phone' });
  const { page } = visit;
  await page.goto(address());
  await page.getByRole('button', { name: 'Zaloguj się kluczem dostępu' }).waitFor();
  expect(await pageFaults(visit)).toEqual([]);
  await signInByPassword(page, 'bruno@ministerstwo.example');
  await page.getByRole('link', { name: /^Politechnika/ }).waitFor();
  expect(await pageFaults(visit)).toEqual([]);
  for (const [path, there] of [
    ['/umowy/szkola-pod-latarnia', 'Decyzja'],
    ['/liczby', 'Kolejka teraz'],
    ['/zespol', 'Zaproś osobę'],
  ] as const) {
    await page.goto(address(path));
    await page.getByRole('heading', { name: there }).waitFor();
    expect(await pageFaults(visit), path).toEqual([]);
  }
  await page.goto(address('/umowy/politechnika-baltycka'));
  await page.getByRole('button', { name: 'Zakończ' }).click();
  await seenText(page, 'Co się stanie').waitFor();
  expect(await pageFaults(visit), 'ending').toEqual([]);
  await visit.end();
});

test('the desk’s pages run no foreign script and are framed by nobody', async () => {
  const { headers } = await fetch(address());
  const policy = headers.get('content-security-policy') ?? '';
  for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule);
  expect(headers.get('access-control-allow-origin')).toBeNull();
});
