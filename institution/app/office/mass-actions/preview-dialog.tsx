import type { MassAct, MassActionPreview } from '@mleg/institution-contract/mass-action';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Dialog } from '@mleg/ui/dialog.tsx';
import { Facts } from '@mleg/ui/facts.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useT } from '../../app-i18n.ts';
import { SuspensionDays } from '../../student/suspension-days.tsx';
import { OfficeProblem } from '../office-problem.tsx';

interface PreviewDialogProps {
  readonly act: MassAct | undefined;
  readonly preview: MassActionPreview | undefined;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (act: MassAct) => void;
}

/** Shows how many people are affected and whether a second person is needed; the button names the action. */
export function PreviewDialog({ act, preview, error, busy, onClose, onConfirm }: PreviewDialogProps) {
  const t = useT();
  if (!act) return null;
  const isForGood = act.kind === 'revoke' || act.kind === 'cancel-codes';
  const people = preview?.people ?? 0;
  const isHeld = preview?.needsSecondPerson === true;
  return (
    <Dialog
      open
      title={t(`mass.kind.${act.kind}`)}
      onClose={onClose}
      actions={
        <>
          {people > 0 && (
            <Button look={isForGood && !isHeld ? 'danger' : 'primary'} busy={busy} onClick={() => onConfirm(act)}>
              {t(isHeld ? 'mass.askSecond' : `mass.do.${act.kind}`, { count: people })}
            </Button>
          )}
          <Button onClick={onClose}>{t('office.revoke.back')}</Button>
        </>
      }
    >
      {error && refusalCode(error) !== 'NOTHING_TO_CHANGE' && <OfficeProblem error={error} />}
      {!preview && !error && <Skeleton lines={3} />}
      {preview && (
        <>
          <Facts
            facts={[
              { name: t('mass.fact.selected'), value: preview.selected },
              { name: t('mass.fact.cards'), value: preview.cards },
              { name: t('mass.fact.codes'), value: preview.codes },
            ]}
          />
          {people === 0 && <Notice>{t('mass.nothing')}</Notice>}
          {preview.ownLeftOut && <Notice tone="warning">{t('mass.ownLeftOut')}</Notice>}
          {people > 0 && <p>{t(`mass.means.${act.kind}`)}</p>}
          {people > 0 && act.kind === 'suspend' && <SuspensionDays />}
          {isHeld && <Notice tone="warning">{t('mass.needsSecond')}</Notice>}
        </>
      )}
    </Dialog>
  );
}
