import type { ChartConfiguration } from 'chart.js';
import { score } from '../format';
import { Chart, type Colours } from './chart';

export interface Series {
  name: string;
  values: (number | null)[];
  is_mean?: boolean;
}

const points = ['circle', 'rectRot', 'triangle', 'rect', 'crossRot', 'star'] as const;
const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 4]];

/** Lines over years: told apart by colour, dash and point. */
export function Trend({ label, years, series }: { label: string; years: string[]; series: Series[] }) {
  const values = series.flatMap((each) => each.values).filter((value): value is number => value !== null);
  const least = Math.max(0, Math.floor((Math.min(...values, 85) - 5) / 10) * 10);
  const make = (colours: Colours): ChartConfiguration => ({
    type: 'line',
    data: {
      labels: years,
      datasets: series.map((each, index) => {
        const colour = colours.series[index % 6] ?? colours.accent;
        return { label: each.name, data: each.values, borderColor: colour, backgroundColor: colour, borderDash: dashes[index % 6], pointStyle: points[index % 6], borderWidth: each.is_mean ? 1.5 : 2.5, pointRadius: each.is_mean ? 3.5 : 5, spanGaps: true };
      }),
    },
    options: {
      plugins: { legend: { position: 'bottom', labels: { usePointStyle: true, padding: 16 } } },
      scales: { y: { min: least, max: 100, ticks: { stepSize: 10 } }, x: { grid: { display: false }, offset: true } },
    },
  });
  const said = series.map((each) => `${each.name}: ${each.values.map((value, index) => `${years[index]} ${score(value)}`).join(', ')}`).join('; ');
  return <Chart label={`${label}. ${said}`} version={JSON.stringify([years, series])} make={make} />;
}

/** Bars of the ten indicators, one group an indicator. */
export function IndicatorBars({ label, labels, series }: { label: string; labels: string[]; series: Series[] }) {
  const make = (colours: Colours): ChartConfiguration => ({
    type: 'bar',
    data: {
      labels,
      datasets: series.map((each, index) => ({ label: each.name, data: each.values, backgroundColor: colours.series[index % 6] ?? colours.accent, borderRadius: 2, categoryPercentage: 0.78 })),
    },
    options: {
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 14, padding: 16 } } },
      scales: { y: { min: 0, max: 100, ticks: { stepSize: 20 } }, x: { grid: { display: false } } },
    },
  });
  const said = series.map((each) => `${each.name}: ${each.values.map((value, index) => `${labels[index]} ${score(value)}`).join(', ')}`).join('; ');
  return <Chart label={`${label}. ${said}`} version={JSON.stringify([labels, series])} make={make} />;
}
