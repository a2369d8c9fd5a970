// Whether the file that a document was read from is still there, as it was: asked for its head alone, once for each document that is shown.

import { useEffect, useState } from 'preact/hooks';
import { apiUrl } from './api';

export type OriginalState = 'there' | 'changed' | 'gone';

/** Null while that is not known, or nobody can be asked. */
export function useOriginal(document: number | undefined): OriginalState | null {
  const [known, setKnown] = useState<{ of: number; state: OriginalState } | null>(null);
  useEffect(() => {
    if (document === undefined) return;
    const abort = new AbortController();
    fetch(apiUrl(`/documents/${document}/file`), { method: 'HEAD', signal: abort.signal }).then(
      ({ ok, status }) => {
        const state = ok ? 'there' : status === 409 ? 'changed' : status === 404 ? 'gone' : null;
        if (state) setKnown({ of: document, state });
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [document]);
  return known?.of === document ? known?.state ?? null : null;
}
