const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2027-03-31` or an instant → „31 marca 2027”. A bare date is a day of the calendar: it has no time zone to shift it. */
export function formatDate(value: string | Date, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'long', year: 'numeric' }).format(
    toDate(value),
  );
}

/** `2027-03-31` → „31.03.2027”, as it is printed on cards. */
export function formatShortDate(value: string | Date, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    toDate(value),
  );
}

/** An instant → „31 marca 2027, 14:05”, in the time zone of the device. */
export function formatDateTime(value: string | Date, language: string): string {
  return `${formatDate(value, language)}, ${formatTime(value, language)}`;
}

/** An instant → „14:05”. */
export function formatTime(value: string | Date, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    toDate(value),
  );
}

/** An instant → „14:05:09”, where seconds matter. */
export function formatTimeWithSeconds(value: string | Date, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeStyle: 'medium', hourCycle: 'h23' }).format(toDate(value));
}

/** How far `value` is from `from`, in the largest whole unit → „za 12 dni”, “2 hours ago”. */
export function formatDistance(value: string | Date, from: Date, language: string): string {
  const seconds = Math.round((toDate(value).getTime() - from.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return format.format(seconds, 'second');
  if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  return format.format(Math.trunc(seconds / 86_400), 'day');
}

function toDate(value: string | Date): Date {
  if (value instanceof Date) return value;
  const day = dayPattern.exec(value);
  return day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date(value);
}

/** As it is written in Europe (UN M.49): in English, too, the day comes before the month. */
function locale(language: string): string {
  return `${language}-150`;
}
