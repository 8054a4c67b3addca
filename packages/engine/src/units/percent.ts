/** A share or a probability in per cent where its size matters: one decimal below 10 %, none above; nothing is `0 %`. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return 'not known';
  const size = Math.abs(share);
  const text = `${(100 * size).toFixed(size > 0 && size < 0.1 ? 1 : 0)} %`;
  return share < 0 ? `−${text}` : text;
}
