import type { DeedKind } from '@mleg/institution-contract/two-people';
import { changeAddress } from '../account-access/change-address.ts';
import { weighHand } from '../account-access/hand-code.ts';
import { changeForGood } from '../account-ends/change-for-good.ts';
import { askForChange } from '../agreement/ask-for-change.ts';
import { decideApplication, registerApplication } from '../applications/decide-application.ts';
import type { InstitutionDeps } from '../deps.ts';
import { placeGroupOrder } from '../group-orders/group-orders.ts';
import { keepPerson } from '../hand-entries/keep-person.ts';
import { addByHand, changeByHand } from '../hand-entries/write-by-hand.ts';
import { joinAsGuardian, joinStaff } from '../invitations/join.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';
import { placeMassAction } from '../mass-actions/place-mass-action.ts';
import { orderCodes } from '../office/order-codes.ts';
import { revokeCard } from '../office/revoke-card.ts';
import { resumeByOffice, suspendByOffice } from '../office/suspend-card.ts';
import { decidePhoto } from '../photo-review/decide-photo.ts';
import { eraseConfirmed } from '../privacy/erase-person.ts';
import { weighExport } from '../privacy/export-person.ts';
import { weighReveal } from '../privacy/reveal-pesel.ts';
import { endRight } from '../right-ends/end-right.ts';
import { confirmRoster, undoRoster } from '../roster/decide-roster.ts';
import type { Account } from '../sign-in/account.ts';
import { weighSlips } from '../slips/weigh-slips.ts';
import { setRoles } from '../staff/set-roles.ts';
import type { ContentOf } from '../two-people/deed.ts';
import type { Word } from '../two-people/weighing.ts';

/** What was asked for, by whom, and what the second person says. */
interface Asked<Kind extends DeedKind> {
  about: string;
  content: ContentOf<Kind>;
  /** As who asked is now. */
  by: Account;
  /** Who brought it in. */
  broughtBy: readonly string[];
  word: Word;
}

type Performers = { [Kind in DeedKind]: (deps: InstitutionDeps, asked: Asked<Kind>) => Promise<object | undefined> };

/** Each deed is done by the function that does it without a second person, and is weighed there again with their word. */
const PERFORMERS: Performers = {
  import: (deps, { about: importId, by, word }) => confirmRoster(deps, { by, importId, word }),
  'undo-import': (deps, { about: importId, by, word }) => undoRoster(deps, { by, importId, word }),
  'add-person': (deps, { about: personId, content, by, word }) => addByHand(deps, { ...content, personId, by, word }),
  'change-person': (deps, { about: personId, content, by, word }) =>
    changeByHand(deps, { ...content, personId, by, word }),
  'keep-person': (deps, { about: personId, by, word }) => keepPerson(deps, { personId, by, word }),
  'accept-photo': (deps, { about: submissionId, by, word }) =>
    decidePhoto(deps, { submissionId, decision: { state: 'accepted' }, by, word }),
  'reject-photo': (deps, { about: submissionId, content, by, word }) =>
    decidePhoto(deps, { submissionId, decision: { state: 'rejected', ...content }, by, word }),
  'accept-application': (deps, { about: applicationId, by, word }) =>
    decideApplication(deps, { applicationId, decision: { accept: true }, by, word }),
  'refuse-application': (deps, { about: applicationId, content, by, word }) =>
    decideApplication(deps, { applicationId, decision: { accept: false, ...content }, by, word }),
  'register-application': (deps, { content, by, word }) => registerApplication(deps, { ...content, by, word }),
  'revoke-card': (deps, { about: personId, content, by, word }) => revokeCard(deps, { ...content, personId, by, word }),
  'suspend-card': (deps, { about: personId, content, by, word }) =>
    suspendByOffice(deps, { ...content, personId, by, word }),
  'resume-card': (deps, { about: personId, content, by, word }) =>
    resumeByOffice(deps, { ...content, personId, by, word }),
  'mass-action': (deps, { about: massActionId, content, by, word }) =>
    placeMassAction(deps, { ...content, massActionId, by, word }),
  'erase-person': (deps, { about: personId, by, word }) => eraseConfirmed(deps, { personId, by, word }),
  'order-codes': (deps, { about: personId, by, word }) => orderCodes(deps, { personId, by, word }),
  'group-order': (deps, { about: groupOrderId, content, by, word }) =>
    placeGroupOrder(deps, { ...content, groupOrderId, by, word }),
  'print-slips': (deps, { content, by, word }) =>
    inTransaction(deps, (transaction) => weighSlips(deps, transaction, { ...content, by, word })),
  'reveal-pesel': (deps, { about: personId, content, by, word }) =>
    inTransaction(deps, (transaction) => weighReveal(deps, transaction, { ...content, personId, by, word })),
  'export-person': (deps, { about: personId, by, word }) => weighExport(deps, { personId, by, word }),
  'set-roles': (deps, { about: accountId, content, by, word }) => setRoles(deps, { ...content, accountId, by, word }),
  'change-address': (deps, { about: accountId, content, by, word }) =>
    changeAddress(deps, { ...content, accountId, by, word }),
  'hand-code': (deps, { about: accountId, by, word }) =>
    inTransaction(deps, (transaction) => weighHand(deps, transaction, { accountId, by, word })),
  'end-guardian': (deps, { about: personId, content, by, word }) => endRight(deps, { ...content, personId, by, word }),
  'change-agreement': async (deps, { content, by, word }) => {
    try {
      return await askForChange(deps, { by, change: content, word });
    } catch (error) {
      if (error instanceof IssuerUnavailable) return { refused: 'issuer-away' };
      throw error;
    }
  },
  'join-staff': (deps, { content, by, broughtBy, word }) =>
    changeForGood(deps, (transaction, ends) =>
      joinStaff(deps, transaction, { ...content, account: by, host: hostOf(broughtBy), word, ends }),
    ),
  'join-guardian': (deps, { about: personId, by, broughtBy, word }) =>
    inTransaction(deps, (transaction) =>
      joinAsGuardian(deps, transaction, { personId, account: by, host: hostOf(broughtBy), word }),
    ),
};

export function performDeed<Kind extends DeedKind>(
  deps: InstitutionDeps,
  kind: Kind,
  asked: Asked<Kind>,
): Promise<object | undefined> {
  return PERFORMERS[kind](deps, asked);
}

type Within = Parameters<typeof weighReveal>[1];
const inTransaction = <Result>({ database }: InstitutionDeps, act: (transaction: Within) => Promise<Result>) =>
  database.transaction().execute(act);

function hostOf([host]: readonly string[]): string {
  if (host === undefined) throw new Error('An invitation that nobody has sent.');
  return host;
}
