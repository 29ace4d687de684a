import type { ApplicationKind } from '@mleg/institution-contract/application';
import type { InstitutionSettings } from '../settings.ts';

/** What can be stated here at all, online or on paper: there is no application where cards are issued without. */
export function foreseenKinds({ issue }: InstitutionSettings['policies']): ApplicationKind[] {
  return [...(issue === 'none' ? [] : ([issue === 'application' ? 'issue' : 'objection'] as const)), 'cancel'];
}
