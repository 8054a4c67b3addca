import { colorOfCorridor, flowWidth, loadBands, loadColor } from '@meridian/cartography';
import type { FlowLine, FlowStyle, KeyEntry, Palette } from '@meridian/cartography';
import { compareLinks, indexById, rowOf, tonnesOnLink } from '@meridian/engine';
import type { FlowsAnswer, LinkFlow, Model, NetworkChange, SelectLinkAnswer } from '@meridian/engine';
import type { FlowColor } from './settings.ts';
import { commodityName, formatTonnes, formatWholePercent, periodWords, selectorWords } from '@meridian/words';

/** What the address says of the lines. */
export interface FlowChoice {
  readonly color: FlowColor | null;
  readonly changes: readonly NetworkChange[];
  readonly commodity: string | null;
  readonly select: string | null;
}

/** The answers that the map shows. */
export interface FlowAnswers {
  readonly base: FlowsAnswer | undefined;
  readonly shown: FlowsAnswer | undefined;
  readonly users: SelectLinkAnswer | undefined;
}

export interface FlowContent {
  readonly style: FlowStyle;
  /** Of a saved picture, and of the page, which lists the branches anyway. */
  readonly key: readonly KeyEntry[];
  readonly legend: readonly KeyEntry[];
}

/** Differences below this share of the largest are not drawn: the gap that is left moves some cargo to and fro. */
const leastDifference = 5e-3;

/** What the lines say: as chosen, else who uses what is selected, else the difference where something is changed. */
export function colorOf({ color, changes, select }: Omit<FlowChoice, 'commodity'>): FlowColor {
  const possible: readonly FlowColor[] = [
    ...(select === null ? [] : (['users'] as const)),
    ...(changes.length === 0 ? [] : (['difference'] as const)),
    'load',
    'branch',
  ];
  return possible.find((each) => each === color) ?? possible[0] ?? 'load';
}

/** Lines and key of the flows on the map; undefined until there are any. */
export function flowContent(
  model: Model,
  palette: Palette,
  { base, shown: answer, users }: FlowAnswers,
  address: FlowChoice,
): FlowContent | undefined {
  if (answer === undefined) return undefined;
  const color = colorOf(address);
  if (color === 'users' && users?.selector === address.select) {
    return usersContent(model, palette, answer, users.selector, users.links);
  }
  if (color === 'difference' && base?.period === answer.period) {
    return differenceContent(palette, base, answer);
  }
  return volumeContent(model, palette, answer, color === 'branch' ? 'branch' : 'load', address.commodity);
}

function volumeContent(
  model: Model,
  palette: Palette,
  answer: FlowsAnswer,
  color: 'load' | 'branch',
  commodity: string | null,
): FlowContent {
  const at = indexById(model.tables, 'commodity').get(commodity ?? '') ?? -1;
  const tonnesFor = (flow: LinkFlow): number => (at < 0 ? tonnesOnLink(flow) : (flow.tonnesByCommodity[at] ?? 0));
  const lines = new Map<string, FlowLine>();
  for (const flow of answer.links) {
    const tonnes = tonnesFor(flow);
    if (!(tonnes > 0)) continue;
    lines.set(flow.link, {
      tonnes,
      color:
        color === 'load'
          ? loadColor(flow.load, palette)
          : colorOfCorridor(model.tables.corridor, rowOf(model.tables, 'link', flow.link)?.corridorId, palette),
      forwardShare: forwardShare(flow),
    });
  }
  const mostTonnes = mostOf(lines);
  const what = at < 0 ? 'Tonnes' : commodityName(model, commodity ?? '');
  const widths = widthKey(`${what}, ${periodWords(answer.period)}`, mostTonnes, palette.quiet);
  const legend = color === 'load' ? [...loadKey(palette), ...widths] : widths;
  return {
    style: { lines, mostTonnes },
    key: color === 'load' ? legend : [...branchKey(model, palette), ...widths],
    legend,
  };
}

/** More and less than in the base; the width is the difference. */
function differenceContent(palette: Palette, base: FlowsAnswer, answer: FlowsAnswer): FlowContent {
  const compared = compareLinks(base, answer).map(({ id, before, after }) => ({
    id,
    by: after - before,
  }));
  const most = Math.max(0, ...compared.map(({ by }) => Math.abs(by)));
  const shares = new Map([...base.links, ...answer.links].map((flow) => [flow.link, forwardShare(flow)]));
  const lines = new Map<string, FlowLine>();
  for (const { id, by } of compared) {
    if (Math.abs(by) <= most * leastDifference || Math.abs(by) < 1) continue;
    const color = by > 0 ? palette.gain : palette.loss;
    lines.set(id, { tonnes: Math.abs(by), color, forwardShare: shares.get(id) ?? 1 });
  }
  const below = new Map<string, FlowLine>(
    base.links
      .filter(({ link }) => !lines.has(link))
      .map(({ link }) => [link, { tonnes: 1e-9, color: palette.closed, forwardShare: 1 }]),
  );
  const key = [
    { color: palette.gain, text: 'more than without the changes', width: 5 },
    { color: palette.loss, text: 'less', width: 5 },
    ...widthKey(`Difference, ${periodWords(answer.period)}`, most, palette.quiet),
  ];
  return { style: { lines, below, mostTonnes: most }, key, legend: key };
}

/** Where the cargo runs that uses what is selected, over all that moves. */
function usersContent(
  model: Model,
  palette: Palette,
  answer: FlowsAnswer,
  selector: string,
  links: readonly { readonly id: string; readonly tonnes: number }[],
): FlowContent {
  const flows = new Map(answer.links.map((flow) => [flow.link, flow]));
  const shareOf = (id: string): number => {
    const flow = flows.get(id);
    return flow === undefined ? 1 : forwardShare(flow);
  };
  const lines = new Map<string, FlowLine>(
    links
      .filter(({ tonnes }) => tonnes > 0)
      .map(({ id, tonnes }) => [id, { tonnes, color: palette.accent, forwardShare: shareOf(id) }]),
  );
  const below = new Map<string, FlowLine>(
    answer.links.map((flow) => [flow.link, { tonnes: tonnesOnLink(flow), color: palette.closed, forwardShare: 1 }]),
  );
  // cargo of one link may be little of all: it is seen against its own largest line
  const mostTonnes = Math.max(mostOf(lines), mostOf(below) / 16);
  const key = [
    { color: palette.accent, text: `uses ${selectorWords(model, selector)}`, width: 5 },
    { color: palette.closed, text: 'all cargo', width: 2 },
    ...widthKey(`Tonnes, ${periodWords(answer.period)}`, mostTonnes, palette.quiet),
  ];
  return { style: { lines, below, mostTonnes }, key, legend: key };
}

function forwardShare(flow: LinkFlow): number {
  const tonnes = tonnesOnLink(flow);
  return tonnes > 0 ? flow.tonnesForward / tonnes : 1;
}

function mostOf(lines: ReadonlyMap<string, FlowLine>): number {
  return Math.max(0, ...[...lines.values()].map(({ tonnes }) => tonnes));
}

function loadKey(palette: Palette): readonly KeyEntry[] {
  const bands = loadBands(palette);
  return [
    { color: undefined, text: 'Load: volume over capacity' },
    ...bands.map(({ load, color }, index): KeyEntry => {
      const from = bands[index - 1]?.load ?? 0;
      const text = Number.isFinite(load)
        ? `${formatWholePercent(from)} to ${formatWholePercent(load)}`
        : `over ${formatWholePercent(from)}`;
      return { color, text, width: 5 };
    }),
    { color: palette.unknown, text: 'capacity not known', width: 5 },
  ];
}

function branchKey(model: Model, palette: Palette): readonly KeyEntry[] {
  const { corridor } = model.tables;
  const shown = corridor.filter(({ kind }) => kind === 'branch' || kind === 'trunk');
  return [
    ...shown.map(({ corridorId, name }) => ({
      color: colorOfCorridor(corridor, corridorId, palette),
      text: name,
      width: 5,
    })),
    { color: palette.rival, text: 'rivals', width: 5 },
    { color: palette.feeder, text: 'feeders', width: 5 },
  ];
}

/** Widths of three round amounts of tonnes. */
function widthKey(title: string, mostTonnes: number, color: string): readonly KeyEntry[] {
  if (!(mostTonnes > 0)) return [{ color: undefined, text: `${title}: none` }];
  const power = 10 ** Math.floor(Math.log10(mostTonnes));
  const top = [5, 2, 1].map((each) => each * power).find((each) => each <= mostTonnes) ?? power;
  const samples = [top, top / 10, top / 100].filter((tonnes) => tonnes >= 1);
  return [
    { color: undefined, text: title },
    ...samples.map((tonnes) => ({ color, text: formatTonnes(tonnes), width: flowWidth(tonnes, mostTonnes) })),
  ];
}
