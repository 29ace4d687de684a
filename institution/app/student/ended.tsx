import { cardReasonSchema } from '@mleg/institution-contract/card-reasons';
import { Button } from '@mleg/ui/button.tsx';
import { Notice, type Tone } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from '../app-i18n.ts';
import type { Ending } from './card-view.ts';

interface EndedProps {
  readonly ending: Ending;
  readonly reason?: string | undefined;
  readonly eligible: boolean;
  readonly ordering: boolean;
  readonly onOrder: () => void;
}

const tones: Record<Ending, Tone> = {
  locked: 'danger',
  expired: 'warning',
  cancelled: 'warning',
  replaced: 'info',
  failed: 'danger',
  revoked: 'danger',
};

/** A code or a card that has come to its end: what happened, and the way on. */
export function Ended({ ending, reason, eligible, ordering, onOrder }: EndedProps) {
  const t = useT();
  const known = cardReasonSchema.safeParse(reason);
  return (
    <Panel>
      <Notice tone={tones[ending]} title={t(`student.ended.${ending}.title`)}>
        <p>{t(`student.ended.${ending}.text`)}</p>
        {isWithoutAgreement(reason) && <p>{t('agreement.pending')}</p>}
        {known.success && <p>{t('student.ended.reason', { reason: t(`student.reasons.${known.data}`) })}</p>}
      </Notice>
      {eligible && (
        <>
          <p>{t(`student.ended.${ending}.next`)}</p>
          <p>
            <Button look="primary" icon={ending === 'failed' ? 'refresh' : 'qr'} busy={ordering} onClick={onOrder}>
              {t(ending === 'failed' ? 'student.ended.failed.again' : 'student.ended.again')}
            </Button>
          </p>
        </>
      )}
    </Panel>
  );
}

/** The issuer gives no codes to an institution whose agreement is not in force. */
const isWithoutAgreement = (reason: string | undefined) =>
  reason === 'institution-suspended' || reason?.startsWith('agreement-') === true;
