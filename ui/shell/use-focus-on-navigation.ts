import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After a change of page, focus goes to it: a screen reader reads on from there, and Tab does not start over. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation) document.getElementById('main')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
