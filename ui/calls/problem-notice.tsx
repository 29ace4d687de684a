import { Button } from '../button.tsx';
import { useUiText } from '../i18n/use-ui-text.ts';
import { Notice } from '../notice.tsx';
import { problemOf } from './problem.ts';
import { useProblemText } from './problem-texts.ts';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** A failed call in plain words, with what to do and, for our faults, a number to quote. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const t = useUiText();
  const problemText = useProblemText();
  const problem = problemOf(error);
  // The dialog over the page already asks to sign in again.
  if (problem.kind === 'signedOut') return null;
  return (
    <Notice tone={problem.kind === 'fault' ? 'danger' : 'warning'} title={t('problem.title')} announce>
      {problem.kind === 'tooMany' && <p>{t('problem.tooMany', { count: problem.retryAfterSeconds })}</p>}
      {problem.kind === 'fault' && <p>{t('problem.fault')}</p>}
      {problem.kind === 'fault' && problem.incident !== undefined && (
        <p>{t('problem.incident', { incident: problem.incident })}</p>
      )}
      {problem.kind !== 'tooMany' && problem.kind !== 'fault' && <p>{problemText(problem.kind)}</p>}
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
    </Notice>
  );
}
