import { PageHead } from '../components/layout';
import { useWords } from '../words';

export function NotFound() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t('notfound.title')} lead={t('notfound.text')} />
      <p>
        <a class="button" href="/">
          {t('notfound.back')}
        </a>
      </p>
    </>
  );
}
