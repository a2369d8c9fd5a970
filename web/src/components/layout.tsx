import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { day, whole, type Language } from '../format';
import { useMeta } from '../meta';
import { takeFocus, usePlace } from '../place';
import { chooseTheme, keptTheme, type Theme } from '../theme';
import { useWords, type WordKey } from '../words';

const sections: readonly [string, WordKey][] = [
  ['/', 'nav.overview'],
  ['/compare', 'nav.compare'],
  ['/organisations', 'nav.organisations'],
  ['/measures', 'nav.measures'],
  ['/units', 'nav.units'],
  ['/documents', 'nav.documents'],
  ['/findings', 'nav.findings'],
  ['/corrections', 'nav.corrections'],
];

function ThemeChoice() {
  const { t } = useWords();
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <select class="quiet" aria-label={t('app.theme')} value={theme} onChange={(event) => choose(event.currentTarget.value as Theme)}>
      {(['auto', 'light', 'dark'] as const).map((each) => (
        <option key={each} value={each}>
          {t(`theme.${each}`)}
        </option>
      ))}
    </select>
  );
}

function LanguageChoice({ language, choose }: { language: Language; choose: (language: Language) => void }) {
  const { t } = useWords();
  return (
    <div class="segments" role="group" aria-label={t('app.language')}>
      {(['th', 'en'] as const).map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={language === each} onClick={() => choose(each)}>
          {each === 'th' ? 'ไทย' : 'English'}
        </button>
      ))}
    </div>
  );
}

export function Header({ language, choose, may_edit }: { language: Language; choose: (language: Language) => void; may_edit: boolean }) {
  const { t } = useWords();
  const { path } = usePlace();
  const menu = useRef<HTMLUListElement>(null);
  // On a phone the menu is wider than the screen: where one is comes into view, by sideways steps alone.
  useEffect(() => {
    const list = menu.current;
    const link = list?.querySelector<HTMLElement>('[aria-current]');
    if (list && link) list.scrollLeft = link.offsetLeft - list.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
  }, [path, language]);
  const current = (start: string) => (start === '/' ? path === '/' : path === start || path.startsWith(`${start}/`) || (start === '/documents' && path === '/pages'));
  return (
    <header class="top">
      <div class="top-line">
        <a class="brand" href="/">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span>{t('app.name')}</span>
          <small>{t('app.tagline')}</small>
        </a>
        <div class="top-choices">
          {may_edit && (
            <span class="chip chip-accent" title={t('app.editing.explained')}>
              {t('app.editing')}
            </span>
          )}
          <ThemeChoice />
          <LanguageChoice language={language} choose={choose} />
        </div>
      </div>
      <nav aria-label={t('app.menu')}>
        <ul ref={menu}>
          {sections.map(([start, key]) => (
            <li key={start}>
              <a href={start} aria-current={current(start) ? 'page' : undefined}>
                {t(key)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

export function Footer() {
  const { t, language } = useWords();
  const meta = useMeta();
  return (
    <footer class="bottom">
      <p>{t('app.footer')}</p>
      {meta && (
        <p>
          {t('app.database', { documents: whole(meta.database.documents, language), at: day(meta.database.updated_at, language) })} · {meta.program}
        </p>
      )}
    </footer>
  );
}

/** The heading of a page and the title of its window. After a change of page the heading takes the focus, so that it is read out. */
export function PageHead({ title, lead, children }: { title: string; lead?: ComponentChildren; children?: ComponentChildren }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = t('app.name');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  useEffect(() => {
    if (takeFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="page-head">
      <div>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {children}
    </div>
  );
}
