import type { ChartDot, DottedChart } from '@meridian/charts';

export interface DotButtonOptions {
  readonly selected: string | undefined;
  /** Color of the focus ring. */
  readonly accent: string;
  readonly onSelect: ((id: string) => void) | undefined;
}

const svg = 'http://www.w3.org/2000/svg';
const leastTarget = 12;

/**
 * Lays invisible circles over the dots of a chart, in tab order, each with a tooltip; buttons where something is to be
 * selected. A circle is 24 px wide where no other dot is near. Returns the chart.
 */
export function addDotButtons({ chart, dots }: DottedChart, options: DotButtonOptions): Element {
  const group = document.createElementNS(svg, 'g');
  for (const dot of dots) group.append(createButton(dot, reachOf(dot, dots), options));
  chart.append(group);
  return chart;
}

function reachOf(dot: ChartDot, dots: readonly ChartDot[]): number {
  const nearest = Math.min(
    ...dots.filter((other) => other !== dot).map(({ x, y }) => Math.hypot(x - dot.x, y - dot.y)),
  );
  return Math.max(dot.radius, Math.min(leastTarget, nearest / 2));
}

function createButton(dot: ChartDot, radius: number, { selected, accent, onSelect }: DotButtonOptions): Element {
  const circle = document.createElementNS(svg, 'circle');
  const attributes = {
    cx: dot.x,
    cy: dot.y,
    r: radius,
    fill: 'transparent',
    'data-key': dot.id,
    'aria-label': dot.words,
  };
  for (const [name, value] of Object.entries(attributes)) circle.setAttribute(name, String(value));
  const title = document.createElementNS(svg, 'title');
  title.textContent = dot.words;
  circle.append(title);
  if (onSelect === undefined) {
    circle.setAttribute('role', 'img');
    return circle;
  }
  circle.setAttribute('role', 'button');
  circle.setAttribute('tabindex', '0');
  circle.setAttribute('aria-pressed', String(dot.id === selected));
  circle.style.cursor = 'pointer';
  circle.style.outline = 'none';
  circle.addEventListener('click', () => onSelect(dot.id));
  circle.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect(dot.id);
  });
  circle.addEventListener('focus', () => {
    if (!circle.matches(':focus-visible')) return;
    circle.setAttribute('stroke', accent);
    circle.setAttribute('stroke-width', '2');
    circle.setAttribute('r', String(radius + 4));
  });
  circle.addEventListener('blur', () => {
    circle.removeAttribute('stroke');
    circle.setAttribute('r', String(radius));
  });
  return circle;
}
