import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Meta } from './api';

/** What the server says of itself and its database; null until it has answered. */
export const MetaContext = createContext<Meta | null>(null);

export function useMeta(): Meta | null {
  return useContext(MetaContext);
}
