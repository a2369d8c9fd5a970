import type { ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { apiUrl, type Meta } from './api';
import { ErrorNotice, Loading } from './components/states';
import { Footer, Header } from './components/layout';
import { TokenContext } from './editing';
import type { Language } from './format';
import { MetaContext } from './meta';
import { matched, usePlace } from './place';
import { useApi } from './use_api';
import { keepLanguage, keptLanguage, LanguageContext, word } from './words';

export interface PageProps {
  /** What the path holds, e.g. {id: "12"}. */
  parts: Record<string, string>;
  query: URLSearchParams;
}

type Page = ComponentType<PageProps>;
type Load = () => Promise<Page>;

const pages: readonly [string, Load][] = [
  ['/', () => import('./pages/overview').then((page) => page.Overview)],
  ['/compare', () => import('./pages/compare').then((page) => page.Compare)],
  ['/organisations', () => import('./pages/organisations').then((page) => page.Organisations)],
  ['/organisations/{id}', () => import('./pages/organisation').then((page) => page.OrganisationPage)],
  ['/measures', () => import('./pages/measures').then((page) => page.Measures)],
  ['/measures/{id}', () => import('./pages/measure').then((page) => page.MeasurePage)],
  ['/units', () => import('./pages/units').then((page) => page.Units)],
  ['/documents', () => import('./pages/documents').then((page) => page.Documents)],
  ['/documents/{id}', () => import('./pages/document').then((page) => page.DocumentPage)],
  ['/documents/{id}/{page}', () => import('./pages/document').then((page) => page.DocumentPage)],
  ['/pages', () => import('./pages/pages').then((page) => page.Pages)],
  ['/corrections', () => import('./pages/corrections').then((page) => page.CorrectionsPage)],
  ['/findings', () => import('./pages/findings').then((page) => page.Findings)],
];

const nowhere: Load = () => import('./pages/not_found').then((page) => page.NotFound);

function pageAt(path: string): { load: Load; parts: Record<string, string>; pattern: string } {
  for (const [pattern, load] of pages) {
    const parts = matched(pattern, path);
    if (parts) return { load, parts, pattern };
  }
  return { load: nowhere, parts: {}, pattern: '' };
}

const loaded = new Map<string, Page>();

/** The page of the place one is at, fetched when it is first wanted. */
function Shown() {
  const place = usePlace();
  const { load, parts, pattern } = pageAt(place.path);
  const [, setTurn] = useState(0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let is_wanted = true;
    if (loaded.has(pattern)) return;
    load().then(
      (page) => {
        loaded.set(pattern, page);
        if (is_wanted) setTurn((before) => before + 1);
      },
      () => is_wanted && setFailed(true),
    );
    return () => {
      is_wanted = false;
    };
  }, [pattern]);

  const Page = loaded.get(pattern);
  if (Page) return <Page key={Object.values({ pattern, id: parts.id }).join()} parts={parts} query={place.query} />;
  return failed ? <ErrorNotice error={null} retry={() => location.reload()} /> : <Loading />;
}

export function App({ token }: { token: string | null }) {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  const meta = useApi<Meta>(apiUrl('/meta'));

  useMemo(() => {
    document.documentElement.lang = language;
  }, [language]);

  const choose = (chosen: Language) => {
    keepLanguage(chosen);
    setLanguage(chosen);
  };
  const may_edit = token !== null && meta.data?.editable === true;
  const skip = (event: Event) => {
    event.preventDefault();
    document.getElementById('content')?.focus();
  };

  return (
    <LanguageContext.Provider value={language}>
      <MetaContext.Provider value={meta.data}>
        <TokenContext.Provider value={may_edit ? token : null}>
          <a class="skip" href="#content" onClick={skip}>
            {word(language, 'app.skip')}
          </a>
          <Header language={language} choose={choose} may_edit={may_edit} />
          <main id="content" tabIndex={-1}>
            {meta.data?.is_current === false && (
              <p class="notice" role="status">
                {word(language, 'app.not_current')}
              </p>
            )}
            <Shown />
          </main>
          <Footer />
        </TokenContext.Provider>
      </MetaContext.Provider>
    </LanguageContext.Provider>
  );
}
