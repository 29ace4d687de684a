import { massActionKindSchema } from '@mleg/institution-contract/mass-action';
import type { HeldDeed } from '@mleg/institution-contract/two-people';
import type { useT } from '../../app-i18n.ts';

/** What waits, in one line. */
export function heldTitle(
  t: ReturnType<typeof useT>,
  { kind, person, account, file, count, detail }: HeldDeed,
): string {
  const act = massActionKindSchema.safeParse(detail);
  return t(`held.kind.${kind}`, {
    name: person?.displayName ?? account?.displayName ?? '',
    account: account?.displayName ?? '',
    file: file?.fileName ?? '',
    act: act.success ? t(`mass.kind.${act.data}`) : '',
    count,
  });
}
