import { PESEL_SHOWN_SECONDS, type PeselReason, peselReasonSchema } from '@mleg/institution-contract/privacy';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { CodeDisplay } from '@mleg/ui/code-display.tsx';
import { Dialog } from '@mleg/ui/dialog.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Panel } from '@mleg/ui/panel.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { client } from '../../api/client.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';

interface PeselPanelProps {
  readonly personId: string;
  readonly masked: string | undefined;
}

/** The PESEL is masked until somebody gives a purpose; it is then shown whole and hidden again after a while. */
export function PeselPanel({ personId, masked }: PeselPanelProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const reveal = useReveal(personId);
  const isHeld = refusalCode(reveal.error) === 'STEP_UP';
  return (
    <Panel title={t('privacy.pesel.title')}>
      {reveal.error && !isHeld && <OfficeProblem error={reveal.error} />}
      <div aria-live="polite">
        {reveal.data ? (
          <>
            <CodeDisplay value={reveal.data.pesel} group={3} label={t('privacy.pesel.title')} />
            <p className={typography['muted']}>{t('privacy.pesel.gone')}</p>
          </>
        ) : (
          <p>{masked ?? t('privacy.pesel.none')}</p>
        )}
      </div>
      {masked && (
        <div className={layout['row']}>
          {reveal.data ? (
            <Button icon="eyeOff" onClick={() => reveal.reset()}>
              {t('privacy.pesel.hide')}
            </Button>
          ) : (
            <Button icon="eye" busy={reveal.isPending} onClick={() => setAsking(true)}>
              {t('privacy.pesel.show')}
            </Button>
          )}
        </div>
      )}
      <ReasonDialog
        open={asking}
        onClose={() => setAsking(false)}
        onChosen={(reason) => {
          setAsking(false);
          reveal.mutate(reason);
        }}
      />
    </Panel>
  );
}

/** The number is kept nowhere but on the screen. */
function useReveal(personId: string) {
  const reveal = useMutation({
    mutationFn: (reason: PeselReason) => client.privacy.revealPesel({ personId, reason }),
    gcTime: 0,
  });
  const { data, reset } = reveal;
  useEffect(() => {
    if (!data) return undefined;
    const timer = setTimeout(reset, PESEL_SHOWN_SECONDS * 1_000);
    return () => clearTimeout(timer);
  }, [data, reset]);
  return reveal;
}

interface ReasonDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChosen: (reason: PeselReason) => void;
}

function ReasonDialog({ open, onClose, onChosen }: ReasonDialogProps) {
  const t = useT();
  const { register, handleSubmit, formState } = useForm<{ reason: PeselReason | '' }>({
    defaultValues: { reason: '' },
  });
  const submit = handleSubmit(({ reason }) => {
    if (reason !== '') onChosen(reason);
  });
  return (
    <Dialog open={open} title={t('privacy.pesel.dialog')} onClose={onClose}>
      <p>{t('privacy.pesel.recorded')}</p>
      <form className={layout['stack']} noValidate onSubmit={(event) => void submit(event)}>
        <SelectField
          label={t('privacy.pesel.reason')}
          error={formState.errors.reason && t('privacy.pesel.missing')}
          {...register('reason', { required: true })}
        >
          <option value="">{t('privacy.pesel.choose')}</option>
          {peselReasonSchema.options.map((reason) => (
            <option key={reason} value={reason}>
              {t(`privacy.pesel.reasons.${reason}`)}
            </option>
          ))}
        </SelectField>
        <div className={layout['row']}>
          <Button type="submit" look="primary" icon="eye">
            {t('privacy.pesel.show')}
          </Button>
          <Button onClick={onClose}>{t('privacy.pesel.back')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
