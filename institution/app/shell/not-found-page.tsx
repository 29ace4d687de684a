import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { PublicShell } from './public-shell.tsx';

export function NotFoundPage() {
  const t = useT();
  return (
    <PublicShell>
      <Page documentTitle={`${t('notFound.title')} – ${t('product')}`}>
        <h1>{t('notFound.title')}</h1>
        <p>{t('notFound.text')}</p>
        <p>
          <LinkButton href={paths.home} look="primary">
            {t('notFound.home')}
          </LinkButton>
        </p>
      </Page>
    </PublicShell>
  );
}
