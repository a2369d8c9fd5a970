// Asks the API while a component is shown.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, get } from './api';

export interface Asked<Answer> {
  data: Answer | null;
  error: ApiError | null;
  loading: boolean;
  reload: () => void;
}

/** The answer to an address (see apiUrl), again whenever it changes; null asks nothing. While the same is asked with other parameters the last
 * answer stays, and where the caller wants it (`stays`) also while something else is. */
export function useApi<Answer>(url: string | null, { stays = false } = {}): Asked<Answer> {
  const [state, setState] = useState<{ data: Answer | null; error: ApiError | null; loading: boolean }>({ data: null, error: null, loading: url !== null });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const asked = useRef<string | null>(null);

  useEffect(() => {
    if (url === null) {
      setState({ data: null, error: null, loading: false });
      return;
    }
    const abort = new AbortController();
    const is_same_place = asked.current?.split('?')[0] === url.split('?')[0];
    asked.current = url;
    setState((before) => ({ data: is_same_place || stays ? before.data : null, error: null, loading: true }));
    get<Answer>(url, abort.signal).then(
      (data) => setState({ data, error: null, loading: false }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setState({ data: null, error: error instanceof ApiError ? error : new ApiError(0, 'unexpected', String(error)), loading: false });
      },
    );
    return () => abort.abort();
  }, [url, turn]);

  return { ...state, reload };
}
