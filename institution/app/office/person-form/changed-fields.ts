import { PERSON_FIELD_NAMES, type PersonField } from '@mleg/institution-contract/person-fields';
import type { PersonFields } from '@mleg/institution-contract/person-form';

type Shown = PersonFields & { hasPesel: boolean };

/**
 * What somebody else has changed between two readings. A PESEL is in neither: it has changed where there was none or is
 * none, and where nothing that is shown explains another version.
 */
export function changedFields(before: Shown, now: Shown): PersonField[] {
  const shown = PERSON_FIELD_NAMES.filter((field) => field !== 'pesel' && before[field] !== now[field]);
  return shown.length === 0 || before.hasPesel !== now.hasPesel ? [...shown, 'pesel'] : shown;
}
