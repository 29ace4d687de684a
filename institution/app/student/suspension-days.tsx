import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';

/** How long a card can be put back, before somebody suspends it; the agreement says so. */
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
