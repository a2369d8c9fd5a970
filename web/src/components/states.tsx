import type { ApiError } from '../api';
import { useWords } from '../words';

export function Loading() {
  const { t } = useWords();
  return (
    <p class="state" role="status">
      <span class="spinner" aria-hidden="true" />
      {t('state.loading')}
    </p>
  );
}

/** Nothing matches what was asked for, which may be less (`hint`); or there is nothing of it at all. */
export function Empty({ hint = true, words }: { hint?: boolean; words?: string }) {
  const { t } = useWords();
  return (
    <p class="state state-empty" role="status">
      <strong>{words ?? t(hint ? 'state.empty' : 'state.nothing')}</strong>
      {hint && <span> {t('state.empty.hint')}</span>}
    </p>
  );
}

/** What went wrong, in the server's words where it gave some, and what can be done. */
export function ErrorNotice({ error, retry }: { error: ApiError | null; retry?: () => void }) {
  const { t } = useWords();
  const is_absent = error?.status === 404;
  return (
    <div class="state state-error" role="alert">
      <strong>{is_absent ? t('state.not_found') : t('state.error')}</strong>
      <span>{error?.code === 'unreachable' ? t('state.unreachable') : error?.message}</span>
      {retry && !is_absent && (
        <button type="button" onClick={retry}>
          {t('state.retry')}
        </button>
      )}
    </div>
  );
}
