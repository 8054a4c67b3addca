import { firstDay } from '../../src/calendar/date.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import type { DependencyValues } from '../../src/regimes/dependency-values.ts';
import { transitionRates } from '../../src/regimes/transition-rates.ts';
import type { TransitionRate } from '../../src/regimes/transition-rates.ts';
import { textModel } from './text-network.ts';

export const s = { sourceId: ['s'] };

/** One strait over ten years: restricted in 2015, closed in the first half of 2016 and the first half of 2020, and open else. */
const strait: ModelDraft = {
  regime: [
    {
      regimeId: 'strait',
      name: 'The Strait',
      selector: 'link:a-b-rail',
      kind: 'conflict',
      recordFrom: '2011-01-01',
      recordTo: '2020-12-31',
    },
  ],
  regime_effect: [
    { regimeId: 'strait', state: 'restricted', hoursAdded: 6 },
    { regimeId: 'strait', state: 'closed', forbidden: true },
  ],
  event: [
    {
      eventId: 'e1',
      date: '2015-12-30',
      actorAId: 'AAA',
      actorBId: 'BBB',
      eventType: 'COERCE',
      cameoCode: '191',
      title: 'AAA shuts the strait',
      ...s,
    },
  ],
  regime_state: [
    { regimeId: 'strait', state: 'restricted', validFrom: '2015', validTo: '2015', ...s },
    {
      regimeId: 'strait',
      state: 'closed',
      validFrom: '2016-01',
      validTo: '2016-06',
      eventId: ['e1'],
      note: 'war',
      ...s,
    },
    { regimeId: 'strait', state: 'closed', validFrom: '2020-01', validTo: '2020-06', ...s },
  ],
};

export const withRows = (change: ModelDraft = {}, text = 'a-b rail 100\na-c rail 100\nb-c rail 100'): Model =>
  textModel(text, { ...strait, ...change });
export const dayOf = (date: string): number => firstDay(date) ?? NaN;
export const straitOf = ({ tables }: Model): Model['tables']['regime'][number] => {
  const [row] = tables.regime;
  if (row === undefined) throw new Error('no regime');
  return row;
};
export const noValues: DependencyValues = {
  relation: () => undefined,
  sanction: () => 0,
  driver: () => 0,
  regime: () => 0,
};
export const ratesOf = (model: Model, values = noValues, date = '2018-01-01'): Record<string, TransitionRate> =>
  Object.fromEntries(
    transitionRates(model, straitOf(model), dayOf(date), values).map((rate) => [`${rate.from}-${rate.to}`, rate]),
  );
