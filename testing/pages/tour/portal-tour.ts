import { seenText, untilSome } from '../../browser/seen.ts';
import { letCodesExpire } from '../../processes/let-codes-expire.ts';
import { people } from '../people.ts';
import type { Guide } from './guide.ts';

/** Every page and state of the portal, one after the other. */
export async function portalTour(guide: Guide): Promise<void> {
  await signInStops(guide);
  await notEligibleStops(guide);
  await orderStops(guide);
  await activatedStops(guide);
  await endedStops(guide);
  await officeStops(guide);
}

async function signInStops({ system, visit, look }: Guide): Promise<void> {
  const visited = await visit();
  const { page } = visited;
  await page.goto(system.institution);
  await page.locator('#login').waitFor();
  await look('sign-in', visited);
  await page.locator('#login').fill(people.newcomer.login);
  await page.locator('#password').fill('nie to hasło');
  await page.keyboard.press('Enter');
  await page.locator('a[href="#login"]').waitFor();
  await look('sign-in-wrong', visited);
  await page.goto(`${system.institution}/nie-ma`);
  await page.locator('main a').waitFor();
  await look('not-found', visited);
  await visited.end();
}

async function notEligibleStops({ portal, look }: Guide): Promise<void> {
  for (const [name, account] of [
    ['not-eligible-one-reason', people.withMinistersExtension],
    ['not-eligible-many-reasons', people.withEverythingWrong],
  ] as const) {
    const { visit } = await portal(account);
    await untilSome(visit.page.locator('main li h3'));
    await look(name, visit);
    await visit.end();
  }
}

async function orderStops({ system, portal, look, patient }: Guide): Promise<void> {
  const newcomer = await portal(people.newcomer);
  await newcomer.portal.button(newcomer.portal.words.prepare).waitFor();
  await look('can-order', newcomer.visit);
  await newcomer.visit.end();

  const { visit, portal: student } = await portal(people.borys);
  const { page } = visit;
  const { words, button } = student;
  await student.freshCodes();
  await letCodesExpire(system.dataDirectory);
  await student.state(words.expired).waitFor();
  await look('expired', visit);
  await whileStopped(system.issuerWorkersPid, async () => {
    await button(words.prepareAgain).click();
    await page.getByRole('dialog').waitFor();
    await look('ordered', visit);
    await student.closeOrdered();
    await seenText(page, words.next).waitFor();
    await look('waiting', visit);
    if (!patient) return;
    await seenText(page, words.slow).waitFor();
    await look('waiting-slow', visit);
  });
  await student.untilReady();
  await whileStopped(system.issuerPid, async () => {
    await student.orderAnew();
    await seenText(page, words.issuerSilent).waitFor();
    await look('waiting-issuer-silent', visit);
  });
  await student.untilReady();
  await look('ready', visit);
  await student.showCodes();
  await look('codes', visit);
  await button(words.enlarge).click();
  await page.getByRole('dialog').waitFor();
  await look('qr-enlarged', visit);
  await page.keyboard.press('Escape');
  await button(words.prepareAnew).click();
  await page.getByRole('dialog').waitFor();
  await look('new-code-for-a-code', visit);
  await visit.end();
}

/** Holds a process up, so that what others make of it can be seen. */
async function whileStopped(pid: number, act: () => Promise<void>): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  try {
    await act();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

async function activatedStops({ portal, look, otherPhone, holder }: Guide): Promise<void> {
  const { visit, portal: student } = await portal(holder);
  const { words, button } = student;
  await otherPhone.stopHalfway(await student.freshCodes());
  await student.state(words.activating).waitFor();
  await look('redeemed', visit);
  await otherPhone.activate(await student.freshCodes());
  await student.state(words.active).waitFor();
  await look('activated', visit);
  await button(words.prepareAnew).click();
  await visit.page.getByRole('dialog').waitFor();
  await look('new-code-for-a-card', visit);
  await visit.end();
}

async function endedStops(guide: Guide): Promise<void> {
  const { portal, look, otherPhone } = guide;
  const { visit, portal: student } = await portal(people.borys);
  await otherPhone.guess(await student.freshCodes());
  await student.state(student.words.locked).waitFor();
  await look('locked', visit);
  await student.freshCodes();
  await revokeFromOffice(guide, 'Kilwater');
  await student.state(student.words.cancelled).waitFor();
  await look('cancelled', visit);
  await otherPhone.activate(await student.freshCodes());
  await student.state(student.words.active).waitFor();
  await revokeFromOffice(guide, 'Kilwater');
  await student.state(student.words.revoked).waitFor();
  await look('revoked', visit);
  await visit.end();
}

async function revokeFromOffice({ portal }: Guide, familyName: string): Promise<void> {
  const { visit, portal: office } = await portal(people.office);
  const { page } = visit;
  const { words, button } = office;
  await page.getByRole('link', { name: words.people }).click();
  await page.getByLabel(words.search).fill(familyName);
  await page.getByRole('link', { name: new RegExp(familyName) }).click();
  await button(words.cancelCode).or(button(words.revokeCard)).click();
  await page.getByRole('dialog').getByLabel(words.reason).selectOption({ index: 1 });
  await page.getByRole('dialog').getByRole('button', { name: words.revoke, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await visit.end();
}

async function officeStops({ portal, look, holder }: Guide): Promise<void> {
  const { visit, portal: office } = await portal(people.office);
  const { page } = visit;
  const { words, button } = office;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('office-day', visit);
  await page.getByRole('link', { name: words.people }).click();
  await page.getByRole('list', { name: words.students }).waitFor();
  await look('office', visit);
  await page.getByLabel(words.search).fill('Żyrandolska');
  await page.getByRole('heading', { name: words.nobody }).waitFor();
  await look('office-nobody', visit);
  await page.getByLabel(words.search).fill(holder.familyName);
  await page.getByRole('link', { name: new RegExp(holder.familyName) }).click();
  await button(words.revokeCard).waitFor();
  await look('office-person', visit);
  await button(words.revokeCard).click();
  await page.getByRole('dialog').getByRole('button', { name: words.revoke, exact: true }).click();
  await page.locator('[aria-invalid="true"]').waitFor();
  await look('office-revoke-without-reason', visit);
  await visit.end();
}
