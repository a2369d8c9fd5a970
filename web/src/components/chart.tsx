import type { Chart as ChartType, ChartConfiguration } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { onColours } from '../theme';

/** The colours of the page, for what is drawn on a canvas. */
export interface Colours {
  text: string;
  grid: string;
  accent: string;
  series: string[];
  surface: string;
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return { text: value('--ink-soft'), grid: value('--line'), accent: value('--accent'), surface: value('--surface'), series: [1, 2, 3, 4, 5, 6].map((each) => value(`--series-${each}`)) };
}

/** A drawing of data that also stand in a table beside it. The library is fetched when the first one is shown; `version` tells when the data changed. */
export function Chart({ label, version, tall = false, make }: { label: string; version: string; tall?: boolean; make: (colours: Colours) => ChartConfiguration }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const makeNow = useRef(make);
  makeNow.current = make;

  useEffect(() => {
    let chart: ChartType | null = null;
    let is_wanted = true;
    const draw = async () => {
      const library = await import('../chart_library');
      if (!is_wanted || !canvas.current) return;
      chart?.destroy();
      chart = library.draw(canvas.current, makeNow.current(coloursOf(canvas.current)), coloursOf(canvas.current));
      canvas.current.dataset.drawn = 'true';
    };
    void draw();
    const stop = onColours(() => void draw());
    return () => {
      is_wanted = false;
      stop();
      chart?.destroy();
    };
  }, [version]);

  return (
    <div class={tall ? 'chart chart-tall' : 'chart'}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
