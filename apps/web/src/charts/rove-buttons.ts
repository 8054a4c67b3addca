const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * Makes the buttons of a chart one stop of the Tab key: the arrows go from one to the next, Home and End to the ends. The
 * stop is the selected one, else the last. Returns the chart.
 */
export function roveButtons(chart: Element, selected: string | undefined): Element {
  const buttons = [...chart.querySelectorAll<SVGElement>('[role="button"][data-key]')];
  const stop = buttons.find((button) => button.getAttribute('data-key') === selected) ?? buttons.at(-1);
  for (const [at, button] of buttons.entries()) {
    button.setAttribute('tabindex', button === stop ? '0' : '-1');
    button.addEventListener('keydown', (event) => {
      const { key } = event;
      const step = steps[key];
      const next = key === 'Home' ? 0 : key === 'End' ? buttons.length - 1 : step === undefined ? undefined : at + step;
      const target = next === undefined ? undefined : buttons[next];
      if (target === undefined) return;
      event.preventDefault();
      button.setAttribute('tabindex', '-1');
      target.setAttribute('tabindex', '0');
      target.focus({ preventScroll: true });
    });
  }
  return chart;
}
