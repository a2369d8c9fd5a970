// The words of the application in the language that is chosen. It is kept in the browser, and told to it by `lang`.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../format';
import { en } from './en';
import { th, type WordKey } from './th';

export type { WordKey } from './th';

export type Parameters = Record<string, string | number>;

/** The word with its {parameters}; what has none stays as it is. */
export function word(language: Language, key: WordKey, parameters: Parameters = {}): string {
  const pattern: string = language === 'th' ? th[key] : en[key];
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** The word for a value of the database, such as "status.completed"; the value itself where there is none. */
export function wordOf(language: Language, family: string, value: string | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const key = `${family}.${value}`;
  return Object.hasOwn(th, key) ? word(language, key as WordKey) : value;
}

/** What a value in a column of a record is called; reviews and kinds of documents have their words elsewhere. */
export function valueWord(of: Words['of'], column: string, value: string | null): string {
  return of(({ state: 'review', document_kind: 'kind' } as Record<string, string>)[column] ?? column, value);
}

const storage_key = 'prongsai.language';

export function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(storage_key);
    if (kept === 'th' || kept === 'en') return kept;
  } catch {
    // Storage may be forbidden; the language of the browser decides then.
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'th';
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(storage_key, language);
  } catch {
    // It lasts as long as the page then.
  }
}

export const LanguageContext = createContext<Language>('th');

export interface Words {
  language: Language;
  t: (key: WordKey, parameters?: Parameters) => string;
  of: (family: string, value: string | null | undefined) => string;
}

export function useWords(): Words {
  const language = useContext(LanguageContext);
  return { language, t: (key, parameters) => word(language, key, parameters), of: (family, value) => wordOf(language, family, value) };
}
