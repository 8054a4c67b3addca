import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { dyadKey } from '@meridian/engine';
import type { DyadAnswer } from '@meridian/engine';
import { fullPoints, indexColor, textColorOn } from '@meridian/charts';
import { useNetwork, useWorkbench } from '../../state/workbench-context.ts';
import { actorName, formatDate, formatIndex, plural } from '@meridian/words';
import { actorsByActs, keyOf } from './pairs.ts';
import type { Pair } from './pairs.ts';
import { relationsSettings } from './settings.ts';
import { useRelations } from './use-relations.ts';

/** Actors in sight at first: those with most acts. */
const firstActors = 9;

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Actors by actors: a cell is a pair in the color of its index on the date; click or Enter looks at it, arrows move. */
export function DyadMatrix(): ReactNode {
  const { model, theme, setAddress } = useWorkbench(relationsSettings);
  const relations = useRelations();
  const { date } = useNetwork();
  const { pairs, dyad, matrix } = relations;
  const [isLong, setLong] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const all = useMemo(() => actorsByActs(pairs), [pairs]);
  const byKey = useMemo(() => new Map(pairs.map((pair) => [dyadKey(pair.a, pair.b), pair])), [pairs]);
  const values = useMemo(
    () => new Map(matrix.value?.dyads.map((answer) => [keyOf(answer.dyad), answer])),
    [matrix.value],
  );
  const chosen = dyad === undefined ? '' : keyOf(dyad);
  const actors = isLong ? all : all.slice(0, firstActors);
  const stop = actors.some((a) => actors.some((b) => dyadKey(a, b) === chosen && byKey.has(chosen)))
    ? chosen
    : dyadKey(actors[0] ?? '', actors[1] ?? '');
  const move = (event: KeyboardEvent, row: number, column: number): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    let [r, c] = [row + step[0], column + step[1]];
    while (r >= 0 && c >= 0 && r < actors.length && c < actors.length) {
      const target = table.current?.querySelector<HTMLButtonElement>(`[data-cell="${String(r)}-${String(c)}"]`);
      if (target !== null && target !== undefined) {
        target.focus();
        return;
      }
      [r, c] = [r + step[0], c + step[1]];
    }
  };
  // a pair stands twice; only one of its two cells is a stop of the Tab key
  let hasStop = false;
  return (
    <section aria-label="Matrix of pairs" className="matrix-block">
      <h2 className="minor">Index of every pair on {formatDate(date)}</h2>
      <div className="matrix-scroll">
        <table className="dyad-matrix" ref={table}>
          <thead>
            <tr>
              <td />
              {actors.map((actor) => (
                <th key={actor} scope="col">
                  <abbr title={actorName(model, actor)}>{actor}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actors.map((a, row) => (
              <tr key={a}>
                <th scope="row">
                  <abbr title={actorName(model, a)}>{a}</abbr>
                </th>
                {actors.map((b, column) => {
                  const pair = byKey.get(dyadKey(a, b));
                  if (a === b || pair === undefined) return <td key={b} className={a === b ? 'self' : undefined} />;
                  const key = dyadKey(a, b);
                  const isStop = key === stop && !hasStop;
                  hasStop ||= isStop;
                  return (
                    <td key={b}>
                      <Cell
                        pair={pair}
                        answer={values.get(key)}
                        words={`${actorName(model, a)} and ${actorName(model, b)}`}
                        theme={theme}
                        isChosen={key === chosen}
                        isStop={isStop}
                        place={`${String(row)}-${String(column)}`}
                        onMove={(event) => move(event, row, column)}
                        onChoose={() => void setAddress({ dyad: pair.dyad, event: null })}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="matrix-foot small quiet">
        <ScaleKey theme={theme} />
        {all.length > firstActors && (
          <button type="button" className="figure small" aria-expanded={isLong} onClick={() => setLong(!isLong)}>
            {isLong ? `Only the first ${String(firstActors)}` : `All ${String(all.length)} actors`}
          </button>
        )}
      </div>
    </section>
  );
}

function Cell({
  pair,
  answer,
  words,
  theme,
  isChosen,
  isStop,
  place,
  onMove,
  onChoose,
}: {
  readonly pair: Pair;
  readonly answer: DyadAnswer | undefined;
  readonly words: string;
  readonly theme: 'light' | 'dark';
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly place: string;
  readonly onMove: (event: KeyboardEvent) => void;
  readonly onChoose: () => void;
}): ReactNode {
  const index = answer?.series[0]?.index ?? undefined;
  const acts = answer?.eventCount ?? pair.acts;
  const color = index === undefined ? undefined : indexColor(index, theme);
  const said = `${words}: ${index === undefined ? (answer === undefined ? 'no index yet' : 'index not known before the first act') : formatIndex(index)}, ${plural(acts, 'act')}`;
  return (
    <button
      type="button"
      aria-label={said}
      title={said}
      aria-pressed={isChosen}
      tabIndex={isStop ? 0 : -1}
      data-cell={place}
      data-thin={acts === 0}
      style={color === undefined || acts === 0 ? undefined : { background: color, color: textColorOn(color) }}
      onKeyDown={onMove}
      onClick={onChoose}
    >
      {index === undefined ? '' : formatIndex(index)}
    </button>
  );
}

/** The colors from one end to the other. */
function ScaleKey({ theme }: { readonly theme: 'light' | 'dark' }): ReactNode {
  const points = Array.from({ length: 9 }, (_, at) => ((at - 4) * fullPoints) / 4);
  return (
    <span className="scale-key">
      conflict −{fullPoints}
      <span className="steps" aria-hidden="true">
        {points.map((each) => (
          <span key={each} style={{ background: indexColor(each, theme) }} />
        ))}
      </span>
      +{fullPoints} cooperation
    </span>
  );
}
