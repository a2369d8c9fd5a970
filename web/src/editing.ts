// The right to edit: a token that the server prints as part of a link (#token=…). It stays in this tab and leaves the address bar at once.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { ApiError } from './api';

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

/** What the server said against a change, in words that help. */
export function refusal(error: unknown, token_words: string): string {
  if (!(error instanceof ApiError)) return String(error);
  return error.status === 401 || error.status === 403 ? token_words : error.message;
}
