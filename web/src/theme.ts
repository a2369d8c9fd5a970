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

/** Calls back when colours change: somebody chose, the system did, or the page is printed (on paper it is always light). */
export function onColours(listener: () => void): () => void {
  const queries = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')];
  for (const query of queries) query.addEventListener('change', listener);
  listeners.add(listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
    listeners.delete(listener);
  };
}

export function showTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
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
