/** The Wilson score interval of a share, at 95 %. Nothing counted: everything is possible. */
export function wilson(right: number, all: number): readonly [number, number] {
  if (all === 0) return [0, 1];
  const z = 1.96;
  const p = right / all;
  const middle = p + (z * z) / (2 * all);
  const half = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all));
  return [(middle - half) / (1 + (z * z) / all), (middle + half) / (1 + (z * z) / all)];
}

/** A share with three decimals; `-` where nothing was counted. */
export const share = (right: number, all: number): string => (all === 0 ? '-' : (right / all).toFixed(3));

/** A share with its interval and count, as a cell of a Markdown table. */
export function shareCell(right: number, all: number): string {
  const [low, high] = wilson(right, all);
  return `${share(right, all)} (${low.toFixed(3)}–${high.toFixed(3)}) | ${right}/${all}`;
}
