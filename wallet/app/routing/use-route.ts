import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { hrefOf, type Route, readRoute } from './route.ts';

const subscribe = (changed: () => void): (() => void) => {
  globalThis.addEventListener('hashchange', changed);
  return () => globalThis.removeEventListener('hashchange', changed);
};

const currentHash = (): string => location.hash;

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, currentHash);
  return useMemo(() => readRoute(hash), [hash]);
}

export function goTo(route: Route): void {
  location.hash = hrefOf(route);
}

export const goHome = (): void => goTo({ page: 'home' });

/** Goes to a page without leaving the present one in the history: its address holds a code, or its step is done. */
export function replaceWith(route: Route): void {
  history.replaceState(null, '', hrefOf(route));
  globalThis.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** After a change of page focus goes to it: a screen reader reads on from there, and Tab does not start over. */
export function useFocusOnNavigation(key: string): void {
  useEffect(() => {
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [key]);
}
