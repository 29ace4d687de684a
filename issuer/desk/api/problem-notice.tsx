import { Button } from '@mleg/ui/button.tsx';
import { type Problem, problemOf } from '@mleg/ui/calls/problem.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../app-i18n.ts';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** A failed call in plain words, with what to do and, for our faults, a number to quote. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const t = useT();
  const problem = problemOf(error);
  // The dialog over the page already asks to sign in again.
  if (problem.kind === 'signedOut') return null;
  return (
    <Notice tone={problem.kind === 'fault' ? 'danger' : 'warning'} title={t('problem.title')} announce>
      <p>{words(t, problem)}</p>
      {problem.kind === 'fault' && problem.incident !== undefined && (
        <p>{t('problem.incident', { incident: problem.incident })}</p>
      )}
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
    </Notice>
  );
}

function words(t: ReturnType<typeof useT>, problem: Exclude<Problem, { kind: 'signedOut' }>): string {
  if (problem.kind === 'tooMany') return t('problem.tooMany', { count: problem.retryAfterSeconds });
  return t(`problem.${problem.kind}`);
}
