import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Equipment, EquipmentStore } from './equipment.ts';

export const EquipmentContext = createContext<EquipmentStore | undefined>(undefined);

export function useEquipmentStore(): EquipmentStore {
  const store = use(EquipmentContext);
  if (store === undefined) throw new Error('outside of the equipment');
  return store;
}

export function useEquipment(): Equipment {
  const store = useEquipmentStore();
  return useSyncExternalStore(store.subscribe, store.current);
}

const REFRESH_EVERY_MS = 300_000;
const OBSERVE_EVERY_MS = 5_000;

/** Keeps the day pack new while there is a network, and watches the clock all the time. */
export function useFreshEquipment(store: EquipmentStore): void {
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') void store.refresh();
    };
    refresh();
    const refreshing = setInterval(refresh, REFRESH_EVERY_MS);
    const observing = setInterval(() => store.observe(), OBSERVE_EVERY_MS);
    globalThis.addEventListener('online', refresh);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(refreshing);
      clearInterval(observing);
      globalThis.removeEventListener('online', refresh);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [store]);
}
