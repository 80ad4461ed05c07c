import { useMemo } from 'react';
import { useSession } from '../session/session.tsx';
import { useLanguage } from './language.tsx';

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

export interface Format {
  /** Day and time in the person's time zone. */
  dateTime(instant: string | number): string;
  /** With seconds, where order matters. */
  precise(instant: string | number): string;
  /** `in 3 hours`, `2 days ago`, as seen at the organisation's time. */
  relative(instant: string | number): string;
  number(value: number): string;
}

/** How the signed-in person reads instants and numbers. */
export function useFormat(): Format {
  const { language } = useLanguage();
  const { timeZone, now } = useSession();
  return useMemo(() => {
    const locale = language === 'pt' ? 'pt-BR' : 'en';
    const dateTime = new Intl.DateTimeFormat(locale, {
      timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    const precise = new Intl.DateTimeFormat(locale, {
      timeZone,
      dateStyle: 'medium',
      timeStyle: 'medium',
    });
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    const number = new Intl.NumberFormat(locale);
    return {
      dateTime: (instant) => dateTime.format(new Date(instant)),
      precise: (instant) => precise.format(new Date(instant)),
      relative(instant) {
        const away = new Date(instant).getTime() - now();
        const [unit, size] = STEPS.find(([, each]) => Math.abs(away) >= each) ?? ['minute', 60_000];
        return relative.format(Math.round(away / size), unit);
      },
      number: (value) => number.format(value),
    };
  }, [language, timeZone, now]);
}
