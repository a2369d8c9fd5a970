// The parts of Chart.js that are used; fetched only where something is drawn.

import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip, type ChartConfiguration } from 'chart.js';
import type { Colours } from './components/chart';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

export function draw(canvas: HTMLCanvasElement, configuration: ChartConfiguration, colours: Colours): Chart {
  Chart.defaults.animation = false;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.color = colours.text;
  Chart.defaults.borderColor = colours.grid;
  Chart.defaults.maintainAspectRatio = false;
  return new Chart(canvas, configuration);
}
