import { type Slips, sheetSchema } from '@mleg/institution-contract/group-orders';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Icon } from '@mleg/ui/icon.tsx';
import layout from '@mleg/ui/layout.module.css';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { QrPicture } from '@mleg/ui/qr-picture.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { Link, useSearch } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { OfficeProblem } from '../office-problem.tsx';
import styles from './slips.module.css';
import { useGroup, useSlips, useSlipsPdf } from './use-group.ts';

/** One of the two sheets of a group. Codes are fetched when a button is pressed, never when the address is opened. */
export function SlipsPage() {
  const t = useT();
  const { institution } = useSession();
  const { nazwa: group = '', arkusz }: { nazwa?: string; arkusz?: string } = useSearch({ strict: false });
  const sheet = sheetSchema.catch('qr').parse(arkusz);
  const { members } = useGroup(group);
  const slips = useSlips(group, sheet);
  const pdf = useSlipsPdf(group, sheet);
  const ready = (members.data?.members ?? [])
    .filter(({ orderState }) => orderState === 'ready')
    .map(({ personId }) => personId);
  const noneReady = refusalCode(pdf.error) === 'NONE_READY';
  const error = slips.error ?? pdf.error ?? members.error;
  return (
    <Page documentTitle={`${t(`groups.slips.${sheet}Title`, { group })} – ${institution.shortName}`} width="wide">
      <div className={styles['screen']}>
        <Link to={paths.group} search={{ nazwa: group }} className={layout['link']}>
          <Icon name="arrowLeft" />
          {t('groups.slips.back')}
        </Link>
        <Notice tone="warning">{t('groups.slips.warning')}</Notice>
        {error && !noneReady && <OfficeProblem error={error} />}
        {!members.data && !members.error && <Skeleton lines={3} />}
        {members.data && (noneReady || (ready.length === 0 && !slips.data)) && (
          <Notice>{t('groups.slips.none')}</Notice>
        )}
        {(ready.length > 0 || slips.data) && (
          <>
            <p>{t('documents.slips.pdfText')}</p>
            <div className={layout['actions']}>
              {slips.data ? (
                <Button look="primary" icon="document" onClick={() => window.print()}>
                  {t('groups.slips.print')}
                </Button>
              ) : (
                <Button look="primary" icon="eye" busy={slips.isPending} onClick={() => slips.mutate(ready)}>
                  {t('groups.slips.show', { count: ready.length })}
                </Button>
              )}
              <Button icon="download" busy={pdf.isPending} onClick={() => pdf.mutate(ready)}>
                {t('documents.slips.pdf')}
              </Button>
            </div>
            <LiveRegion>{pdf.isSuccess ? t('documents.slips.saved') : ''}</LiveRegion>
          </>
        )}
      </div>
      <h1 className={styles['title']}>{t(`groups.slips.${sheet}Title`, { group })}</h1>
      {slips.data && (
        <>
          <p className={styles['small']}>
            {t('documents.slips.guide', { address: `${location.host}${paths.instruction}` })}
          </p>
          <SlipSheet data={slips.data} />
        </>
      )}
    </Page>
  );
}

function SlipSheet({ data }: { readonly data: Slips }) {
  const t = useT();
  const dates = useDates();
  return (
    <ul className={styles['sheet']}>
      {data.slips.map((slip) => (
        <li key={slip.personId} className={styles['slip']}>
          {'offerUri' in slip && (
            <div className={styles['qr']}>
              <QrPicture value={slip.offerUri} label={t('groups.slips.qrLabel', { name: slip.displayName })} />
            </div>
          )}
          <div className={styles['words']}>
            <strong>{slip.displayName}</strong>
            <span>{t('office.album', { number: slip.albumNumber })}</span>
            <span>{t('offerUri' in slip ? 'groups.slips.manual' : 'groups.slips.activation')}</span>
            <span className={styles['code']}>{'offerUri' in slip ? slip.manualCode : slip.activationCode}</span>
            <span className={styles['small']}>
              {t('groups.slips.until', { date: dates.shortDate(slip.expiresAt) })}
            </span>
            {'offerUri' in slip && <span className={styles['small']}>{t('groups.slips.cut')}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
