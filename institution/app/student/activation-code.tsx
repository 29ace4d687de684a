import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { CodeDisplay } from '@mleg/ui/code-display.tsx';
import { Disclosure } from '@mleg/ui/disclosure.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useMutation } from '@tanstack/react-query';
import { useCardSource } from '../api/card-source.ts';
import { useT } from '../app-i18n.ts';
import styles from './codes.module.css';

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
    >
      {code.isPending && <Skeleton lines={1} />}
      {code.isError && <ProblemNotice error={code.error} onRetry={() => code.mutate()} />}
      {code.data && (
        <div className={styles['secret']}>
          <CodeDisplay value={code.data.activationCode} group={3} label={t('codes.activation.label')} />
        </div>
      )}
    </Disclosure>
  );
}
