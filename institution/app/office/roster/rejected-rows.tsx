import { Button } from '@mleg/ui/button.tsx';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import typography from '@mleg/ui/typography.module.css';
import { useMutation } from '@tanstack/react-query';
import { useT } from '../../app-i18n.ts';
import { OfficeProblem } from '../office-problem.tsx';
import { downloadRejected } from './use-roster.ts';

interface RejectedRowsProps {
  readonly importId: string;
  /** The last day on which the rows can be downloaded. */
  readonly until?: string;
}

/** The rows of a file that were not taken; they can be downloaded, corrected and sent again. */
export function RejectedRows({ importId, until }: RejectedRowsProps) {
  const t = useT();
  const language = useLanguage();
  const download = useMutation({ mutationFn: () => downloadRejected(importId, language) });
  return (
    <div>
      {until && <p className={typography['muted']}>{t('roster.rejectedUntil', { date: until })}</p>}
      <Button icon="download" busy={download.isPending} onClick={() => download.mutate()}>
        {t('roster.rejectedDownload')}
      </Button>
      {download.error && <OfficeProblem error={download.error} />}
    </div>
  );
}
