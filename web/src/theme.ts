// Light or dark: as the system has it, unless somebody chose.

export type Theme = 'auto' | 'light' | 'dark';

const storage_key = 'prongsai.theme';

export function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(storage_key);
    if (kept === 'light' || kept === 'dark') return kept;
  } catch {
    // As the system has it.
  }
  return 'auto';
}

const listeners = new Set<() => void>();
const isDark = () => matchMedia('(prefers-color-scheme: dark)');

/** Calls back when colours change: somebody chose, the system did, or the page is printed (on paper it is always light). */
export function onColours(listener: () => void): () => void {
  const print = matchMedia('print');
  print.addEventListener('change', listener);
  listeners.add(listener);
  return () => {
    print.removeEventListener('change', listener);
    listeners.delete(listener);
  };
}

let shown: Theme = 'auto';

/** The style sheet knows two themes and no third. */
export function showTheme(theme: Theme): void {
  shown = theme;
  document.documentElement.dataset.theme = theme === 'auto' ? (isDark().matches ? 'dark' : 'light') : theme;
  for (const listener of listeners) listener();
}

/** Shows what was chosen before, and follows the system where nothing was. */
export function startTheme(): void {
  showTheme(keptTheme());
  isDark().addEventListener('change', () => shown === 'auto' && showTheme('auto'));
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem(storage_key);
    else localStorage.setItem(storage_key, theme);
  } catch {
    // It lasts as long as the page then.
  }
  showTheme(theme);
}
