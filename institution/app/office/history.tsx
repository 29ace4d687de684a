import { deviceSchema } from '@mleg/institution-contract/card-order';
import { cardReasonSchema, resumptionReasonSchema } from '@mleg/institution-contract/card-reasons';
import { issuerRefusalSchema } from '@mleg/institution-contract/issuer-refusal';
import type { historyEntrySchema } from '@mleg/institution-contract/person';
import { peselFoundSchema, peselReasonSchema } from '@mleg/institution-contract/privacy';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import table from '@mleg/ui/table.module.css';
import typography from '@mleg/ui/typography.module.css';
import type { z } from 'zod';
import { useT } from '../app-i18n.ts';
import { texts as polish } from '../texts/pl/texts.ts';
import styles from './office.module.css';

/** What happened, newest first; an event this page has no words for keeps its own name. */
export function History({ entries }: { readonly entries: readonly z.infer<typeof historyEntrySchema>[] }) {
  const t = useT();
  const dates = useDates();
  if (entries.length === 0) return <p>{t('office.historyEmpty')}</p>;
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">{t('office.column.at')}</th>
          <th scope="col">{t('office.column.event')}</th>
          <th scope="col">{t('office.column.actor')}</th>
        </tr>
      </thead>
      <tbody>
        {[...entries]
          .sort((first, second) => second.at.localeCompare(first.at))
          .map(({ at, event, actor, approvedBy, detail }, index) => (
            <tr key={`${at} ${event} ${index}`}>
              <td className={styles['when']}>
                <time dateTime={at}>
                  {dates.shortDate(at)} {dates.time(at)}
                </time>
              </td>
              <td>
                {isKnown(event) ? t(`office.event.${event}`) : event}
                {detail !== undefined && <span className={typography['muted']}> ({detailWords(t, detail)})</span>}
              </td>
              <td>
                {actor in polish.office.actor ? t(`office.actor.${actor as 'student'}`) : actor}
                {approvedBy !== undefined && (
                  <span className={typography['muted']}> ({t('office.approvedBy', { name: approvedBy })})</span>
                )}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** A reason or a kind of device; anything else is shown as it was recorded. */
function detailWords(t: ReturnType<typeof useT>, detail: string): string {
  const reason = cardReasonSchema.safeParse(detail);
  if (reason.success) return t(`student.reasons.${reason.data}`);
  const resumption = resumptionReasonSchema.safeParse(detail);
  if (resumption.success) return t(`office.suspend.because.${resumption.data}`);
  const pesel = peselReasonSchema.safeParse(detail);
  if (pesel.success) return t(`privacy.pesel.reasons.${pesel.data}`);
  const found = peselFoundSchema.safeParse(detail);
  if (found.success) return t(`privacy.pesel.found.${found.data}`);
  const refusal = issuerRefusalSchema.safeParse(detail);
  if (refusal.success) return t(`refusals.issuer.${refusal.data}`);
  const device = deviceSchema.safeParse(detail);
  return device.success ? t(`student.activated.devices.${device.data}`) : detail;
}

/** The dots in the names of events are part of them, not levels of the texts. */
function isKnown(event: string): event is keyof typeof polish.office.event {
  return event in polish.office.event;
}
