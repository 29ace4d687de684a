import type { KeyboardEvent } from 'react';

/** ↑ and ↓ in a list of links or buttons, as in a mail client; ↑ from the first leads back to the search. */
export function moveInList(event: KeyboardEvent<HTMLElement>, searchId: string): void {
  const item = event.currentTarget.closest('li');
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const target = next?.querySelector<HTMLElement>('a, button');
  (target ?? (event.key === 'ArrowUp' ? document.getElementById(searchId) : null))?.focus();
}
