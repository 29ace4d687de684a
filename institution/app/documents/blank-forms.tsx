import type { ApplicationKind } from '@mleg/institution-contract/application';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { useT } from '../app-i18n.ts';

/** The forms without anybody's data, for everybody. */
export function BlankForms({ kinds }: { readonly kinds: readonly ApplicationKind[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className={layout['actions']}>
      {kinds.map((kind) => (
        <LinkButton key={kind} icon="download" href={`/api/forms/${kind}?language=${language}`} download>
          {t(`documents.form.${kind}`)}
        </LinkButton>
      ))}
    </div>
  );
}
