import { DAY } from '@mleg/platform/clock/durations';
import { isCalendarDate } from '@mleg/student-card/pesel';

/** Excel counts days from here; its 29 February 1900, which never was, lies before every date we meet. */
const EXCEL_DAY_ZERO = Date.UTC(1899, 11, 30);
/** 1927 to 2119 */
const EXCEL_DAY = /^([1-7]\d{4})(?:\.\d+)?$/;
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})(?: ?r\.?)?$/;

/** `2005-02-28`, `28.02.2005`, `28/02/2005` or Excel's count of days, as `YYYY-MM-DD`; nothing for 31.02. */
export function readDate(text: string): string | undefined {
  const count = EXCEL_DAY.exec(text)?.[1];
  if (count) return new Date(EXCEL_DAY_ZERO + Number(count) * DAY).toISOString().slice(0, 10);
  const withoutTime = text.replace(/[T ]00:00(:00)?(\.0+)?$/, '');
  const [, year, month, day] = YEAR_FIRST.exec(withoutTime) ?? reversed(DAY_FIRST.exec(withoutTime));
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

const reversed = (match: RegExpExecArray | null) => (match ? [match[0], match[3], match[2], match[1]] : []);
