// Where in the application one is: the address bar is the only place that keeps filters, sorting and pages.

import { useEffect, useState } from 'preact/hooks';

export interface Place {
  path: string;
  query: URLSearchParams;
}

type Listener = (place: Place) => void;
const listeners = new Set<Listener>();
let focus_wanted = false;

export function placeNow(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

function tell(): void {
  const place = placeNow();
  for (const listener of listeners) listener(place);
}

/** Goes to an address of this application. Another path is another page: it begins at its top, with the focus on its heading, unless one
 * `stays` where one is (the next page of a document). */
export function go(address: string, options: { replace?: boolean; stays?: boolean } = {}): void {
  const before = location.pathname;
  if (options.replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  if (location.pathname !== before && !options.stays) {
    focus_wanted = true;
    window.scrollTo(0, 0);
  }
  tell();
}

/** Whether a heading that appears now should take the focus; asking ends it. */
export function takeFocus(): boolean {
  const wanted = focus_wanted;
  focus_wanted = false;
  return wanted;
}

export function usePlace(): Place {
  const [place, setPlace] = useState(placeNow);
  useEffect(() => {
    listeners.add(setPlace);
    return () => void listeners.delete(setPlace);
  }, []);
  return place;
}

export type Changes = Record<string, string | number | null | undefined | readonly (string | number)[]>;

/** The query with some parameters set anew; null, empty and [] take one out. */
export function changed(query: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') next.append(name, String(each));
    }
  }
  return next;
}

export function address(path: string, query: URLSearchParams | Changes): string {
  const parameters = query instanceof URLSearchParams ? query : changed(new URLSearchParams(), query);
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** Sets parameters of the page one is on. Another filter begins at the first row again, unless `offset` is what is set. */
export function setQuery(changes: Changes, options: { replace?: boolean } = {}): void {
  const { path, query } = placeNow();
  go(address(path, changed(query, 'offset' in changes ? changes : { offset: null, ...changes })), options);
}

/** What the path holds where the pattern has {names}; null where it is another path. */
export function matched(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/+$/, '$1').split('/');
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) {
      if (!/^[0-9]{1,15}$/.test(value)) return null;
      found[part.slice(1, -1)] = value;
    } else if (part !== value) {
      return null;
    }
  }
  return found;
}

/** Links within the application change the page without loading it anew. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || link.pathname.startsWith('/api/')) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}

export function startPlaces(): void {
  document.addEventListener('click', followLink);
  window.addEventListener('popstate', tell);
}
