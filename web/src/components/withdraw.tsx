import { useEffect, useRef, useState } from 'preact/hooks';
import { remove } from '../api';
import { refusal, useToken } from '../editing';
import { useWords } from '../words';

/** A button that takes a correction back once that was asked for twice; nothing where nothing can be edited. `back_to` is the value that holds then. */
export function Withdraw({ id, of_what, back_to, done }: { id: number; of_what: string; back_to: string; done: () => void }) {
  const { t } = useWords();
  const token = useToken();
  const [is_asking, setAsking] = useState(false);
  const [is_sent, setSent] = useState(false);
  const [problem, setProblem] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (is_asking) sure.current?.focus();
  }, [is_asking]);
  if (!token) return null;
  const leave = () => {
    setAsking(false);
    queueMicrotask(() => first.current?.focus());
  };
  const withdraw = async () => {
    setSent(true);
    setProblem('');
    try {
      await remove(`/corrections/${id}`, token);
      done();
    } catch (error) {
      setProblem(refusal(error, t('correct.token')));
    }
    setSent(false);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  };
  if (!is_asking)
    return (
      <button type="button" ref={first} class="small no-print" aria-label={`${t('withdraw.open')}: ${of_what}`} onClick={() => setAsking(true)}>
        {t('withdraw.open')}
      </button>
    );
  return (
    <span class="withdraw" role="group" aria-label={t('withdraw.open')} onKeyDown={keys}>
      <span>{t('withdraw.sure', { value: back_to })}</span>
      <button type="button" ref={sure} class="small primary" disabled={is_sent} onClick={withdraw}>
        {t('withdraw.open')}
      </button>
      <button type="button" class="small" onClick={leave}>
        {t('withdraw.keep')}
      </button>
      {problem && (
        <span class="problem" role="alert">
          <strong>{t('correct.refused')}:</strong> {problem}
        </span>
      )}
    </span>
  );
}
