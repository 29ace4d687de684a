import type { RosterOtherwise, RosterReading } from '@mleg/institution-contract/roster';
import { Notice } from '@mleg/ui/notice.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';

function howOf({ reads, instead }: RosterOtherwise): 'left' | 'moved' | 'chosen' {
  if (reads === undefined) return 'left';
  return instead === undefined ? 'chosen' : 'moved';
}

/** What somebody has chosen that the headings do not say, here or for an earlier file; and what else is not read. */
export function ReadOtherwise({ file: { headers, columns, otherwise } }: { readonly file: RosterReading }) {
  const t = useT();
  const read = new Set(Object.values(columns));
  const told = new Set(otherwise.map(({ instead }) => instead));
  const unread = headers.filter((header, at) => header !== '' && !read.has(at) && !told.has(header));
  return (
    <>
      {otherwise.length > 0 && (
        <Notice tone="warning" title={t('roster.otherwise.title')}>
          <ul>
            {otherwise.map((one) => (
              <li key={one.field}>
                {t(`roster.otherwise.${howOf(one)}`, {
                  field: t(`roster.field.${one.field}`),
                  reads: one.reads ?? '',
                  instead: one.instead ?? '',
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unread.length > 0 && (
        <p className={typography['muted']}>{t('roster.unread', { headings: unread.join(', ') })}</p>
      )}
    </>
  );
}
