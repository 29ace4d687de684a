import { CopyButton } from '@mleg/ui/copy-button.tsx';
import { QrCode } from '@mleg/ui/qr-code.tsx';
import { useT } from '../app-i18n.ts';

/** The request for a wallet on another device. */
export function RequestCode({ link }: { readonly link: string }) {
  const t = useT();
  return (
    <>
      <ol>
        <li>{t('check.steps.open')}</li>
        <li>{t('check.steps.scan')}</li>
        <li>{t('check.steps.send')}</li>
      </ol>
      <QrCode value={link} label={t('check.code')} />
      <CopyButton value={link} label={t('check.copy')} />
    </>
  );
}
