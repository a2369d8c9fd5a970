// The colours of scores: seven steps around 85, the score that passes. Below it warm, above it cool, which also people see who do not tell red
// from green; the stronger, the further away. The number always stands beside the colour.

export const pass = 85;

const bounds = [55, 65, 75, 85, 90, 95] as const;

/** 0 (below 55) … 6 (95 and more); null for no score. */
export function heat(value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  let step = 0;
  for (const bound of bounds) if (value >= bound) step++;
  return step;
}

export function heatClass(value: number | null | undefined): string {
  const step = heat(value);
  return step === null ? 'heat heat-none' : `heat heat-${step}`;
}

export const heatSteps: readonly { step: number; label: string }[] = [
  { step: 0, label: '< 55' },
  { step: 1, label: '55–65' },
  { step: 2, label: '65–75' },
  { step: 3, label: '75–85' },
  { step: 4, label: '85–90' },
  { step: 5, label: '90–95' },
  { step: 6, label: '≥ 95' },
];
