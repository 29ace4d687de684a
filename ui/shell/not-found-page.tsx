import { useUiText } from '../i18n/use-ui-text.ts';
import { LinkButton } from '../link-button.tsx';
import { Page } from '../page.tsx';
import { useShellText } from './shell-texts.ts';

/** `home`: the address of the app's first page. */
export function NotFoundPage({ home }: { readonly home: string }) {
  const t = useUiText();
  const shellText = useShellText();
  return (
    <Page documentTitle={`${t('notFound.title')} – ${shellText('product')}`}>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <LinkButton href={home} look="primary">
          {shellText('notFound.home')}
        </LinkButton>
      </p>
    </Page>
  );
}
