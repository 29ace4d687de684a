import { useEffect } from 'react';

/** The browser goes where the verifier wants it, after an answer as after a refusal (OpenID4VP 1.0 §8.2). */
export function useGoingOn(goOn: string | undefined): void {
  useEffect(() => {
    if (goOn !== undefined) location.assign(goOn);
  }, [goOn]);
}
