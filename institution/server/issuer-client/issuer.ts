import type { CardStatement } from '@mleg/issuer-contract/card-statement';
import type { CardUpdateRefusal } from '@mleg/issuer-contract/card-update';
import type {
  IssuanceRefusal,
  IssuanceRequest,
  IssuanceRequestReport,
  RevocationReason,
  SuspensionReason,
} from '@mleg/issuer-contract/issuance-request';

export type IssuanceAnswer = { accepted: IssuanceRequestReport } | { refused: IssuanceRefusal | 'rejected' };

/** `waiting`: until the phone asks; `unchanged`: the card says so already; `unknown-card`: there is none to update. */
export type UpdateAnswer = 'waiting' | 'unchanged' | 'unknown-card' | { refused: CardUpdateRefusal | 'rejected' };
/** How the card stands now; not accepted where it could not be brought there, above all because it is revoked. */
export interface StatusAnswer {
  accepted: boolean;
  report: IssuanceRequestReport;
}

/**
 * What the institution says to the issuer. Every function may throw `IssuerUnavailable`, and then nobody knows whether
 * the issuer has acted; saying the same again is safe. Answers are checked: what is not an answer by the contract
 * counts as none.
 */
export interface IssuerClient {
  requestIssuance(request: IssuanceRequest, patienceMs: number): Promise<IssuanceAnswer>;
  /** At most 200; the answers are in the order of the requests. */
  requestIssuances(requests: readonly IssuanceRequest[], patienceMs: number): Promise<IssuanceAnswer[]>;
  getIssuance(requestId: string): Promise<IssuanceRequestReport | undefined>;
  listChangedIssuances(): Promise<{ reports: IssuanceRequestReport[]; more: boolean }>;
  confirmChanges(reports: readonly IssuanceRequestReport[]): Promise<void>;
  /** Also fine where the issuer has never heard of the card. */
  revokeCard(cardId: string, reason: RevocationReason, patienceMs: number): Promise<void>;
  updateCard(cardId: string, subject: CardStatement, patienceMs: number): Promise<UpdateAnswer>;
  /** Nothing where the issuer has never heard of the card. */
  suspendCard(cardId: string, reason: SuspensionReason, patienceMs: number): Promise<StatusAnswer | undefined>;
  resumeCard(cardId: string, patienceMs: number): Promise<StatusAnswer | undefined>;
  /** The issuer is being left alone because it did not answer. */
  isPaused(): boolean;
}
