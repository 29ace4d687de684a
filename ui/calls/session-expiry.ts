/** Whether the server has ended the session under an open page; the page stays and asks to sign in again. */
let expired = false;
const listeners = new Set<() => void>();

export const sessionExpiry = {
  isExpired: () => expired,
  set: (value: boolean): void => {
    if (value === expired) return;
    expired = value;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
