import { useEffect } from 'react';

/**
 * `/` leads to the search as in a mail client: only while the focus is somewhere in the page's main region and in no
 * field, so that nobody who dictates sets it off (WCAG 2.2 §2.1.4).
 */
export function useSlash(focusSearch: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(target instanceof Element) || !target.closest('#main')) return;
      if (target.closest('input, select, textarea, dialog')) return;
      event.preventDefault();
      focusSearch();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [focusSearch]);
}
