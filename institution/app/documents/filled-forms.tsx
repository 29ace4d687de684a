import type { ApplicationKind } from '@mleg/institution-contract/application';
import { Button } from '@mleg/ui/button.tsx';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import layout from '@mleg/ui/layout.module.css';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { useMutation } from '@tanstack/react-query';
import { saveFile } from '../api/save-file.ts';
import { useT } from '../app-i18n.ts';

export interface FormWanted {
  kind: ApplicationKind;
  language: string;
}

interface FilledFormsProps {
  readonly kinds: readonly ApplicationKind[];
  readonly fill: (form: FormWanted) => Promise<File>;
}

/** The forms with somebody's data in them, one button each. */
export function FilledForms({ kinds, fill }: FilledFormsProps) {
  const t = useT();
  const language = useLanguage();
  const form = useMutation({
    mutationFn: async (kind: ApplicationKind) => saveFile(await fill({ kind, language })),
    gcTime: 0,
  });
  return (
    <>
      {form.error && <ProblemNotice error={form.error} />}
      <LiveRegion>{form.isSuccess ? t('documents.saved') : ''}</LiveRegion>
      <div className={layout['actions']}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            icon="download"
            busy={form.isPending && form.variables === kind}
            onClick={() => form.mutate(kind)}
          >
            {t(`documents.form.${kind}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
