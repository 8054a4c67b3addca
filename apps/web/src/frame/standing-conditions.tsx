import { rowOf } from '@meridian/engine';
import type { ReactNode } from 'react';
import { clearedOf } from '../state/settings.ts';
import { useWorkbench } from '../state/workbench-context.ts';
import { selectorWords } from '@meridian/words';
import type { Condition } from '../views/workbench-view.ts';
import { Icon } from './icons.tsx';

/** Conditions set in any view that this one obeys, each with a way to take it off; and those that hold elsewhere only. */
export function StandingConditions({
  of,
  elsewhere = [],
}: {
  readonly of: readonly Condition[];
  /** Conditions that do not act here though a reader may expect it. */
  readonly elsewhere?: readonly Condition[];
}): ReactNode {
  const { views, model, settings, address, changeAddress, nameOf } = useWorkbench();
  const words = (condition: Condition, item: string): string => {
    if (condition === 'comply') return `obeys the sanctions of ${item}`;
    if (condition === 'avoid') return `avoids ${selectorWords(model, item)}`;
    const passage = rowOf(model.tables, 'passage', item);
    return `goes by ${passage?.name ?? nameOf(item)}`;
  };
  const listed = (conditions: readonly Condition[]) =>
    conditions.flatMap((condition) =>
      address[condition].map((item) => ({ condition, item, text: words(condition, item) })),
    );
  const standing = listed(of);
  const idle = listed(elsewhere);
  if (standing.length + idle.length === 0) return null;
  const obeying = views.filter(({ obeys = [] }) => idle.some(({ condition }) => obeys.includes(condition)));
  return (
    <div className="standing" role="group" aria-label="Standing conditions">
      {standing.length > 0 && (
        <ul>
          {standing.map(({ condition, item, text }) => (
            <li key={`${condition} ${item}`}>
              <span>{text}</span>
              <button
                type="button"
                className="plain"
                aria-label={`Take off: ${text}`}
                title="Take off"
                onClick={() => {
                  const left = address[condition].filter((each) => each !== item);
                  void changeAddress({
                    ...clearedOf(settings, 'answer'),
                    [condition]: left.length === 0 ? null : left,
                  });
                }}
              >
                <Icon name="close" size={13} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {idle.length > 0 && (
        <p className="quiet small">
          Holds in {obeying.map(({ label }) => label).join(' and ')}, not here:{' '}
          {idle.map(({ text }) => text).join('; ')}.
        </p>
      )}
    </div>
  );
}
