import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';
import { ChangedSince } from './changed-since.tsx';
import type { Roster } from './use-roster.ts';

const refusals = {
  NOT_READY: 'notReady',
  NOT_YOURS: 'notYours',
  CHANGED_MEANWHILE: 'readOtherwise',
  IN_USE: 'inUse',
  NOT_LAST: 'notLast',
} as const;

const isRefusal = (code: string | undefined): code is keyof typeof refusals => code !== undefined && code in refusals;

/** The outcome of the last confirmation, discarding or undoing. */
export function DecisionNotice({ roster: { compare, decide } }: { readonly roster: Roster }) {
  const t = useT();
  if (decide.error) {
    const code = refusalCode(decide.error);
    if (code === 'CHANGED_SINCE') return <ChangedSince error={decide.error} />;
    if (compare.error) return <OfficeProblem error={compare.error} />;
    if (code === 'STALE') {
      const { importId } = decide.variables.file;
      return (
        <Notice tone="warning" announce>
          <p>{t('roster.stale')}</p>
          <Button busy={compare.isPending} onClick={() => compare.mutate(importId)}>
            {t('roster.compare')}
          </Button>
        </Notice>
      );
    }
    if (!isRefusal(code)) return <OfficeProblem error={decide.error} />;
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
