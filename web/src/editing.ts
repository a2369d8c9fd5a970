// The right to edit: a token that the server prints as part of a link (#token=…). It stays in this tab and leaves the address bar at once.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

const storage_key = 'prongsai.token';

export function takeToken(): string | null {
  const found = /^#token=([\w.~-]+)$/.exec(location.hash);
  try {
    if (found?.[1]) sessionStorage.setItem(storage_key, found[1]);
    if (found) history.replaceState(null, '', location.pathname + location.search);
    return sessionStorage.getItem(storage_key);
  } catch {
    return found?.[1] ?? null;
  }
}

/** Null where nothing can be edited: the server does not allow it, or there is no token. */
export const TokenContext = createContext<string | null>(null);

export function useToken(): string | null {
  return useContext(TokenContext);
}
