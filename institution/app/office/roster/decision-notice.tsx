import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../../app-i18n.ts';
import type { Roster } from './use-roster.ts';

const refusals = {
  SECOND_PERSON: 'secondPerson',
  STALE: 'stale',
  NOT_READY: 'notReady',
  IN_USE: 'inUse',
  NOT_LAST: 'notLast',
} as const;

const isRefusal = (code: string | undefined): code is keyof typeof refusals => code !== undefined && code in refusals;

/** The outcome of the last confirmation, discarding or undoing. */
export function DecisionNotice({ decide }: { readonly decide: Roster['decide'] }) {
  const t = useT();
  if (decide.error) {
    const code = refusalCode(decide.error);
    if (!isRefusal(code)) return <ProblemNotice error={decide.error} />;
    return (
      <Notice tone="warning" announce>
        {t(`roster.${refusals[code]}`)}
      </Notice>
    );
  }
  const state = decide.data?.state;
  if (state !== 'confirmed' && state !== 'undone') return null;
  return (
    <Notice tone="success" announce>
      {t(`roster.${state}`)}
    </Notice>
  );
}
