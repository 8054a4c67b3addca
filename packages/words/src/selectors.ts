import { isRefusal, parseSelector } from '@meridian/engine';
import type { Model, NetworkChange } from '@meridian/engine';
import { termName } from './names.ts';
import { formatNumber, formatShort } from './numbers.ts';

const mostNamed = 3;

/** What a selector selects, by name: `Western branch, Rail`; a project's links by the project. */
export function selectorWords(model: Model, selector: string): string {
  const parsed = parseSelector(selector);
  if (isRefusal(parsed)) return selector === '' ? 'All cargo' : (projectNamed(model, selector) ?? selector);
  const project = projectOf(model, selector);
  if (project !== undefined) return project;
  const names = parsed.map((terms) => terms.map(({ kind, value }) => termName(model, kind, value)).join(', '));
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join('; ')} and ${String(more)} more` : names.join('; ');
}

/** The name of `project:ID`, as a change that builds it has it. */
function projectNamed(model: Model, selector: string): string | undefined {
  return model.tables.project.find(({ projectId }) => `project:${projectId}` === selector)?.name;
}

/** The project whose links are just those that a selector names. */
function projectOf(model: Model, selector: string): string | undefined {
  if (!selector.includes(';')) return undefined;
  return model.tables.project.find(({ projectId }) => projectSelector(model, projectId) === selector)?.name;
}

/** The selector of a project's links; empty where the model has none of them. */
export function projectSelector(model: Model, project: string): string {
  return model.tables.link
    .filter(({ projectId }) => projectId === project)
    .map(({ linkId }) => `link:${linkId}`)
    .join(';');
}

/** A change in words: `Astara: closed`, `Volga-Caspian Canal: water 1 m lower`. */
export function changeWords(model: Model, { kind, selector, value = 1 }: NetworkChange): string {
  const name = selectorWords(model, selector);
  const factor = formatShort(value);
  const amount = formatNumber(value);
  switch (kind) {
    case 'close':
      return `${name}: closed`;
    case 'open':
      return `${name}: open`;
    case 'build':
      return `${name}: built`;
    case 'restrict':
      return `${name}: restricted`;
    case 'capacity':
      return value === 0.5 ? `${name}: half the capacity` : `${name}: capacity × ${factor}`;
    case 'hours':
      return `${name}: hours × ${factor}`;
    case 'cost':
      return `${name}: cost × ${factor}`;
    case 'hours_added':
      return `${name}: ${amount} h more`;
    case 'usd_per_teu_added':
      return `${name}: ${amount} USD more for each TEU`;
    case 'usd_per_tonne_added':
      return `${name}: ${amount} USD more for each tonne`;
    case 'water_level':
      return value === 0
        ? `${name}: water as it is`
        : `${name}: water ${formatShort(Math.abs(value))} m ${value < 0 ? 'lower' : 'higher'}`;
    case 'demand':
      return `${name}: demand × ${factor}`;
  }
}
