import { pageFaults } from '../browser/page-faults.ts';
import { seenText } from '../browser/seen.ts';
import type { useSchool } from './school.ts';

/** What a second person does, on a phone: from the day's page to what would change, and their word. Throws at a fault of a page. */
export async function approveHeld(school: ReturnType<typeof useSchool>, login: string, title: RegExp): Promise<void> {
  const second = await school.signIn(login, 'phone');
  const { page } = second;
  const lookAt = async () => {
    const faults = await pageFaults(second);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
  };
  await page.goto(`${school.origin}/biuro/dzis`);
  const waiting = page.getByRole('link', { name: title });
  await waiting.waitFor();
  await lookAt();
  await waiting.press('Enter');
  const approve = page.getByRole('button', { name: 'Zatwierdź', exact: true });
  await approve.waitFor();
  await lookAt();
  await approve.press('Enter');
  await seenText(page, 'Zatwierdzono i wykonano.').waitFor();
  await lookAt();
  await second.end();
}
