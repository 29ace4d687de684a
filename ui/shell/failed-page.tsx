import { useRouter } from '@tanstack/react-router';
import { ProblemNotice } from '../calls/problem-notice.tsx';
import { useUiText } from '../i18n/use-ui-text.ts';
import { Page } from '../page.tsx';
import { useShellText } from './shell-texts.ts';

/** Shown instead of a page that could not be loaded at all. */
export function FailedPage({ error }: { readonly error: unknown }) {
  const t = useUiText();
  const product = useShellText()('product');
  const router = useRouter();
  return (
    <Page documentTitle={`${t('problem.title')} – ${product}`}>
      <h1>{product}</h1>
      <ProblemNotice error={error} onRetry={() => void router.invalidate()} />
    </Page>
  );
}
