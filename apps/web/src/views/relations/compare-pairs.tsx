import { palettes } from '@meridian/cartography';
import { relationSeriesTable } from '@meridian/engine';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { chartThemes, drawPairs } from '@meridian/charts';
import type { PairLine } from '@meridian/charts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { dyadName } from '@meridian/words';
import { pairsTitle, relationSource, scopeWords } from './chart-words.ts';
import { keyOf } from './pairs.ts';
import { driverSpells } from './ruled-regimes.ts';
import { Waiting } from './timeline.tsx';
import { useBreaks } from './use-breaks.ts';
import { relationsSettings } from './settings.ts';
import { useRelations } from './use-relations.ts';

/** The pair and those beside it, in one chart, with what drove them from outside. */
export function ComparePairs(): ReactNode {
  const { model, theme, address } = useWorkbench(relationsSettings);
  const relations = useRelations();
  const { date } = useNetwork();
  const { series, compared, dyad } = relations;
  const hasOthers = address.pairs.some((each) => dyad !== undefined && keyOf(each) !== keyOf(dyad));
  const shown = hasOthers && compared.value !== undefined ? compared.value : series.value;
  const answers = useMemo(() => shown?.dyads ?? [], [shown]);
  const dyads = useMemo(() => answers.map((answer) => answer.dyad), [answers]);
  const breaks = useBreaks(dyads);
  const breakKey = JSON.stringify([...breaks]);
  const lines = useMemo((): readonly PairLine[] => {
    const known = new Map(JSON.parse(breakKey) as readonly (readonly [string, readonly string[]])[]);
    const colors = palettes[theme].branches;
    return answers.map((answer, at) => ({
      dyad: answer.dyad,
      name: dyadName(model, answer.dyad),
      color: at === 0 ? chartThemes[theme].ink : (colors[at - 1] ?? chartThemes[theme].quiet),
      points: answer.series,
      breaks: known.get(answer.dyad) ?? [],
    }));
  }, [answers, model, theme, breakKey]);
  const spells = useMemo(() => driverSpells(model, dyads), [model, dyads]);
  const draw = useCallback(
    (size: { readonly width: number; readonly height: number }) =>
      drawPairs(lines, spells, { ...size, theme: chartThemes[theme], shown: date }),
    [lines, spells, theme, date],
  );
  const problem = hasOthers ? compared.problem : series.problem;
  if (problem !== undefined) return <p role="alert">{problem}</p>;
  if (shown === undefined) return <Waiting has={relations.pairs.length > 0} />;
  return (
    <ChartFrame
      title={pairsTitle(model, answers, date)}
      subtitle={`${scopeWords(model, shown)}. Diamonds: breaks in the quarterly sum of scores; bars above: what is said to drive these pairs, by its level${hasOthers ? '' : '. Choose pairs under “Beside it” in the panel'}`}
      source={relationSource(model)}
      fileName="meridian-relations-compared"
      table={() => relationSeriesTable(answers)}
      draw={draw}
    />
  );
}
