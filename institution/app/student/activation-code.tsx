import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { CodeDisplay } from '@mleg/ui/code-display.tsx';
import { Disclosure } from '@mleg/ui/disclosure.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useMutation } from '@tanstack/react-query';
import { useCardSource } from '../api/card-source.ts';
import { useT } from '../app-i18n.ts';
import styles from './codes.module.css';

/** Who walks away leaves the page open: so long is enough to type six digits. */
const SHOWN_MINUTES = 2;

/** Asked of the server only when shown, so that a glance at the QR code never catches both. */
export function ActivationCode() {
  const t = useT();
  const source = useCardSource();
  const code = useMutation({ mutationFn: source.showActivationCode, gcTime: 0 });
  return (
    <Disclosure
      showLabel={t('codes.activation.show')}
      hideLabel={t('codes.activation.hide')}
      onShow={() => code.mutate()}
      hideAfter={SHOWN_MINUTES * 60_000}
    >
      {code.isPending && <Skeleton lines={1} />}
      {code.isError && <ProblemNotice error={code.error} onRetry={() => code.mutate()} />}
      {code.data && (
        <div className={styles['secret']}>
          <CodeDisplay value={code.data.activationCode} group={3} label={t('codes.activation.label')} />
          <p className={typography['muted']}>{t('codes.activation.hides', { count: SHOWN_MINUTES })}</p>
        </div>
      )}
    </Disclosure>
  );
}
