import { useEffect, useSyncExternalStore } from 'react';

/** Behind the `#`, so that the phone's own way back works and the service worker needs to know one address only. */
const PAGES = ['ready', 'check', 'practice', 'settings'] as const;
export type PageName = (typeof PAGES)[number];

const subscribe = (changed: () => void): (() => void) => {
  globalThis.addEventListener('hashchange', changed);
  return () => globalThis.removeEventListener('hashchange', changed);
};
const currentHash = (): string => location.hash;

export const hrefOf = (page: PageName): string => (page === 'ready' ? '#/' : `#/${page}`);

export function goTo(page: PageName): void {
  location.hash = hrefOf(page);
}

export function usePage(): PageName {
  const hash = useSyncExternalStore(subscribe, currentHash);
  const page = PAGES.find((name) => hrefOf(name) === hash) ?? 'ready';
  // After a change of page focus goes to it: a screen reader reads on from there.
  useEffect(() => {
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [page]);
  return page;
}
