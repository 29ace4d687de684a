import { dateInWarsaw } from '@mleg/student-card/warsaw-time';

/** Full years on that day in Poland; `birthdate` is `YYYY-MM-DD`. */
export function ageOn(birthdate: string, moment: Date): number {
  const today = dateInWarsaw(moment);
  const years = Number(today.slice(0, 4)) - Number(birthdate.slice(0, 4));
  return today.slice(5) < birthdate.slice(5) ? years - 1 : years;
}
