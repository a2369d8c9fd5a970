// Asks the API while a component is shown.

import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError, get } from './api';

export interface Asked<Answer> {
  data: Answer | null;
  error: ApiError | null;
  loading: boolean;
  reload: () => void;
}

/** The answer to an address (see apiUrl), again whenever it changes, or `again` does; null asks nothing. While the same is asked with other
 * parameters the last answer stays, and where the caller wants it (`stays`) also while something else is. */
export function useApi<Answer>(url: string | null, { stays = false, again = null as unknown } = {}): Asked<Answer> {
  const [state, setState] = useState<{ of: string | null; data: Answer | null; error: ApiError | null; loading: boolean }>({ of: null, data: null, error: null, loading: false });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);

  useEffect(() => {
    if (url === null) {
      setState({ of: null, data: null, error: null, loading: false });
      return;
    }
    const abort = new AbortController();
    setState((before) => {
      const is_same_place = before.of?.split('?')[0] === url.split('?')[0];
      return { of: url, data: is_same_place || stays ? before.data : null, error: null, loading: true };
    });
    get<Answer>(url, abort.signal).then(
      (data) => setState({ of: url, data, error: null, loading: false }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setState({ of: url, data: null, error: error instanceof ApiError ? error : new ApiError(0, 'unexpected', String(error)), loading: false });
      },
    );
    return () => abort.abort();
  }, [url, turn, again]);

  // Between a new address and the effect that asks for it, too.
  return { data: state.data, error: state.error, loading: state.loading || state.of !== url, reload };
}
