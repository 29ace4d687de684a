import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';

/** Says, before a card is suspended, for how long it can be resumed; the agreement sets that time. */
export function SuspensionDays() {
  const t = useT();
  const { suspensionDays } = useSession();
  return (
    <p>
      {suspensionDays === undefined
        ? t('student.suspension.daysUnknown')
        : t('student.suspension.days', { count: suspensionDays })}
    </p>
  );
}
