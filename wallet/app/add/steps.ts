/** Pages of adding a card that count as steps, in order. */
const PAGES = ['welcome', 'terms', 'code', 'proposal', 'activation'] as const;

export const stepOf = (page: (typeof PAGES)[number]) => ({ step: PAGES.indexOf(page) + 1, total: PAGES.length });
