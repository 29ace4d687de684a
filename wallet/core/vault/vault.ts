import type { Activation } from '../records/activation.ts';
import type { Card } from '../records/card.ts';
import type { KeptStatusList } from '../records/kept-status-list.ts';
import type { Renewal } from '../records/renewal.ts';
import type { Showing } from '../records/showing.ts';

/** What the wallet keeps, by kind. Each record has its key in `id`. */
export interface VaultRecords {
  activation: Activation;
  card: Card;
  renewal: Renewal;
  'status-list': KeptStatusList;
  showing: Showing;
}
export type VaultKind = keyof VaultRecords;

export type VaultChange =
  | { [Kind in VaultKind]: { put: Kind; record: VaultRecords[Kind] } }[VaultKind]
  | { remove: VaultKind; id: string };

/**
 * The wallet's memory. `apply` makes all changes or none, and resolves only when they would survive the process.
 * Records come back as copies: changing one changes nothing here.
 */
export interface Vault {
  read<Kind extends VaultKind>(kind: Kind, id: string): Promise<VaultRecords[Kind] | undefined>;
  list<Kind extends VaultKind>(kind: Kind): Promise<VaultRecords[Kind][]>;
  apply(changes: readonly VaultChange[]): Promise<void>;
}
