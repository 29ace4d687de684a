import type { Locator, Page } from 'playwright-core';

type Place = Page | Locator;

interface Wording {
  /** The whole text, letter by letter. */
  exact?: boolean;
}

/** What is said to screen readers beside the page repeats what the page shows. */
const NOT_SAID_ASIDE = ':not([role="status"], [role="status"] *)';

/**
 * Only those of the places found that a person sees: not what is hidden at this width, and not the copy of a text that is
 * read out. Playwright refuses to act on two places, so what is seen twice has to be said more precisely.
 */
export function seen(found: Locator): Locator {
  return found.filter({ visible: true }).and(found.page().locator(NOT_SAID_ASIDE));
}

/** The one place where a person reads this text. */
export function seenText(within: Place, text: string | RegExp, wording?: Wording): Locator {
  return seen(within.getByText(text, wording));
}

/** How often the text is in the page, hidden or not: to show that it is nowhere. */
export function countText(within: Place, text: string | RegExp): Promise<number> {
  return within.getByText(text).count();
}

/** Waits until at least so many are to be seen, where how many there will be depends on what has happened before. */
export function untilSome(found: Locator, least = 1): Promise<void> {
  return seen(found)
    .nth(least - 1)
    .waitFor();
}
