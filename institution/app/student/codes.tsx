import type { orderCodesSchema } from '@mleg/institution-contract/card-order';
import { CodeDisplay } from '@mleg/ui/code-display.tsx';
import { CopyButton } from '@mleg/ui/copy-button.tsx';
import { Disclosure } from '@mleg/ui/disclosure.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { QrCode } from '@mleg/ui/qr-code.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useMediaQuery } from '@mleg/ui/use-media-query.ts';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { useT } from '../app-i18n.ts';
import { InstructionLink } from '../documents/instruction-link.tsx';
import { ActivationCode } from './activation-code.tsx';
import styles from './codes.module.css';

type OrderCodes = z.infer<typeof orderCodesSchema>;

/** Both ways onto a phone, and the second secret behind its own button. */
export function Codes({ codes }: { readonly codes: OrderCodes }) {
  const t = useT();
  const onPhone = useMediaQuery('(max-width: 40rem)');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const link = (
    <div className={styles['link']}>
      <p>{t('codes.phone.title')}</p>
      <LinkButton href={codes.walletLink} icon="phone" look={onPhone ? 'primary' : 'secondary'}>
        {t('codes.phone.open')}
      </LinkButton>
    </div>
  );
  return (
    <div className={styles['codes']}>
      {onPhone && link}
      <section className={styles['part']}>
        <h3 ref={heading} tabIndex={-1}>
          {t('codes.scan.title')}
        </h3>
        <p>{t('codes.scan.text')}</p>
        <QrCode value={codes.offerUri} label={t('codes.scan.label')} />
        <p className={typography['muted']}>{t('codes.scan.trouble')}</p>
        <Disclosure showLabel={t('codes.scan.manual')} hideLabel={t('codes.scan.manualHide')}>
          <div className={styles['secret']}>
            <CodeDisplay value={codes.manualCode.replaceAll('-', '')} label={t('codes.scan.manualLabel')} />
            <CopyButton value={codes.manualCode} label={t('codes.scan.copy')} />
          </div>
        </Disclosure>
      </section>
      <section className={styles['part']}>
        <h3>{t('codes.activation.title')}</h3>
        <p>{t('codes.activation.text')}</p>
        <ActivationCode />
      </section>
      <InstructionLink />
      {!onPhone && link}
    </div>
  );
}
