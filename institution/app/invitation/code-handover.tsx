import type { Invitation } from '@mleg/institution-contract/staff';
import { Button } from '@mleg/ui/button.tsx';
import { CodeDisplay } from '@mleg/ui/code-display.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';

interface CodeHandoverProps {
  readonly invitation: Invitation;
  readonly onClose: () => void;
}

/** Shows the code to whoever hands it over; it cannot be shown again. */
export function CodeHandover({ invitation: { code, expiresAt }, onClose }: CodeHandoverProps) {
  const t = useT();
  const dates = useDates();
  return (
    <Dialog
      open
      title={t('staff.code.title')}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          {t('staff.code.done')}
        </Button>
      }
    >
      <CodeDisplay value={code.replaceAll('-', '')} label={t('staff.code.title')} />
      <p>{t('staff.code.text')}</p>
      <p>{t('staff.code.where', { address: `${location.origin}${paths.invitation}` })}</p>
      <p>{t('staff.code.until', { date: dates.date(expiresAt) })}</p>
    </Dialog>
  );
}
