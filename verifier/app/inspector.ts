import { createContext, use } from 'react';
import type { InspectorDatabase } from './pack/inspector-database.ts';

/** What one inspector's phone has set up. */
export interface Inspector {
  database: InspectorDatabase;
  /** Whether a verdict can be heard. */
  sound: boolean;
  setSound: (sound: boolean) => void;
  /** Shown to holders who are asked: „Kontroler 4711, Koleje Przykładowe”. */
  audience: string;
  setAudience: (audience: string) => void;
}

export const InspectorContext = createContext<Inspector | undefined>(undefined);

export function useInspector(): Inspector {
  const inspector = use(InspectorContext);
  if (inspector === undefined) throw new Error('outside of the inspector');
  return inspector;
}
