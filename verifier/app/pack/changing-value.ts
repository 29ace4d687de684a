/** A value with subscribers who are notified when it changes (React's external stores). */
export interface ChangingValue<Value> {
  current: () => Value;
  subscribe: (changed: () => void) => () => void;
  change: (changes: Partial<Value>) => Value;
}

export function createChangingValue<Value extends object>(initial: Value): ChangingValue<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    current: () => value,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    change: (changes) => {
      value = { ...value, ...changes };
      for (const listener of listeners) listener();
      return value;
    },
  };
}
