import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export const languages = ['en', 'pt'] as const;
export type Language = (typeof languages)[number];

interface Chosen {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const KEPT = 'roteiro-language';
const Context = createContext<Chosen | null>(null);

const isLanguage = (text: string | null): text is Language => languages.some((one) => one === text);

/** What the browser kept, or what its user prefers; English otherwise. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages[0]?.toLowerCase().startsWith('pt') === true ? 'pt' : 'en';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'pt' ? 'pt-BR' : 'en';
    localStorage.setItem(KEPT, language);
  }, [language]);
  const value = useMemo(() => ({ language, choose: setLanguage }), [language]);
  return <Context value={value}>{children}</Context>;
}

export function useLanguage(): Chosen {
  const chosen = useContext(Context);
  if (chosen === null) throw new Error('There is no LanguageProvider around this.');
  return chosen;
}
