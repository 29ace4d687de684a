import { useEffect, useState } from 'react';

/**
 * Enter in a search field takes the first who is found. Whoever types a whole name and presses it at once means that
 * name, and not who was found for its first letters: until the list is the query's own, the key waits.
 * @returns to be called for the key
 */
export function useEnter(query: string, isCurrent: boolean, takeFirst: () => void): () => void {
  const [enteredFor, setEnteredFor] = useState<string>();
  // Whoever types on after it has changed their mind.
  useEffect(() => () => setEnteredFor(undefined), [query]);
  const isDue = enteredFor === query && isCurrent;
  useEffect(() => {
    if (!isDue) return;
    setEnteredFor(undefined);
    takeFirst();
  }, [isDue, takeFirst]);
  return () => setEnteredFor(query);
}
