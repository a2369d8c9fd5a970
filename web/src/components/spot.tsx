import { useEffect, useRef, useState } from 'preact/hooks';
import { apiUrl, get, type Box, type DocumentDetail } from '../api';
import { surroundings } from '../marks';
import { useWords } from '../words';

const details = new Map<number, Promise<DocumentDetail>>();

/** Sizes of a document's pages, asked for once. */
function detailOf(document: number): Promise<DocumentDetail> {
  let known = details.get(document);
  if (!known) {
    known = get<DocumentDetail>(apiUrl(`/documents/${document}`));
    known.catch(() => details.delete(document));
    details.set(document, known);
  }
  return known;
}

const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`;

/** The place on the page as a picture, with a frame around what is meant. It is fetched when it comes into view; where a page has no size, nothing is shown. */
export function Spot({ document, page, box, alt }: { document: number; page: number; box: Box; alt: string }) {
  const { t } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [state, setState] = useState<'waiting' | 'there' | 'failed' | 'none'>('waiting');

  useEffect(() => {
    let is_wanted = true;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        detailOf(document).then(
          (detail) => {
            const found = detail.pages.find((each) => each.page === page);
            if (!is_wanted) return;
            if (found?.width_pt && found.height_pt) setSize({ width: found.width_pt, height: found.height_pt });
            else setState('none');
          },
          () => is_wanted && setState('failed'),
        );
      },
      { rootMargin: '200px' },
    );
    if (element.current) observer.observe(element.current);
    return () => {
      is_wanted = false;
      observer.disconnect();
    };
  }, [document, page]);

  if (state === 'none') return null;
  if (state === 'failed') return <p class="note">{t('spot.failed')}</p>;
  if (!size) return <div class="spot spot-waiting" ref={element} />;
  const part = surroundings(box, size.width, size.height);
  const width = part[2] - part[0];
  const height = part[3] - part[1];
  return (
    <div class="spot" ref={element} style={{ aspectRatio: `${width} / ${height}`, maxWidth: `${Math.round(width * 1.25)}px` }}>
      <img
        src={apiUrl(`/documents/${document}/pages/${page}/picture`, { width: 1200 })}
        alt={alt}
        style={{ width: share(size.width, width), left: share(-part[0], width), top: share(-part[1], height) }}
        onLoad={() => setState('there')}
        onError={() => setState('failed')}
      />
      {state === 'there' && (
        <span
          class="spot-frame"
          aria-hidden="true"
          style={{ left: share(box[0] - part[0], width), top: share(box[1] - part[1], height), width: share(box[2] - box[0], width), height: share(box[3] - box[1], height) }}
        />
      )}
      {state === 'waiting' && <span class="spot-note">{t('page.picture.loading')}</span>}
    </div>
  );
}
