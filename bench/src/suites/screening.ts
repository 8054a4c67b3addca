import { isRefusal, Screening, ScreeningBatch } from '@meridian/engine';
import type { ListEntity, ScreeningMethod } from '@meridian/engine';
import { cpuOf } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';
import { halfOf, madeUpName, readNegatives, readOfacList, readPairs, toEntity } from '../screening-lists.ts';
import type { LabeledPair } from '../screening-lists.ts';

/** Names against lists: how fast, and on public labeled files in `folder`, how much is found and how much falsely. */
export const screening = (folder?: string): Suite => ({
  name: 'screening',
  run: () => [...speed(), ...(folder === undefined ? [] : [...pairs(folder), ...clean(folder), ...forms(folder)])],
});

const listedNames = 100_000;

function speed(): readonly Measurement[] {
  const list = Array.from({ length: listedNames }, (_, place) =>
    toEntity(String(place), 'Person', [madeUpName(1, place)]),
  );
  const run = (queries: number): Measurement => {
    const names = Array.from({ length: queries }, (_, place) => madeUpName(2, place));
    return {
      kernel: `${queries} made-up names against ${listedNames.toLocaleString('en')}, taken apart and compared`,
      cpuMs: [cpuOf(() => batchOf(names, list))],
    };
  };
  return [run(1), run(100)];
}

function batchOf(
  names: readonly string[],
  list: readonly ListEntity[],
  method: ScreeningMethod = 'parts',
): ScreeningBatch {
  const begun = names.map((name) => Screening.begin({ name, method, most: 1 }));
  const batch = new ScreeningBatch(begun.flatMap((each) => (isRefusal(each) ? [] : [each])));
  for (const entity of list) batch.consider(entity);
  return batch;
}

function scoreOf({ schema, query, listed }: LabeledPair, method: ScreeningMethod): number {
  const begun = Screening.begin({ name: query, method, threshold: 1 });
  if (isRefusal(begun)) return 0;
  begun.consider(toEntity('one', schema, [listed]));
  return begun.matches()[0]?.score ?? 0;
}

const share = (part: number, all: number): string => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;

function pairs(folder: string): readonly Measurement[] {
  const all = readPairs(folder);
  if (all === undefined) return [{ kernel: 'labeled pairs', cpuMs: [], note: 'there is no cases.csv' }];
  const halves = [all.filter((pair) => halfOf(pair) === 0), all.filter((pair) => halfOf(pair) === 1), all];
  const names = ['the half that was tuned on', 'the half kept to check', 'both'];
  return (['parts', 'ofac'] as const).flatMap((method) =>
    halves.map((half, place): Measurement => {
      const scored = half.map((pair) => ({ pair, score: scoreOf(pair, method) }));
      const at = (threshold: number): { readonly found: number; readonly wrong: number; readonly text: string } => {
        const [matches, others] = [true, false].map((isMatch) => scored.filter(({ pair }) => pair.isMatch === isMatch));
        const count = (from: typeof scored): number => from.filter(({ score }) => score >= threshold).length;
        const [found, wrong] = [count(matches ?? []), count(others ?? [])];
        const text = `at ${threshold} ${share(found, matches?.length ?? 0)} found, ${share(wrong, others?.length ?? 0)} false alarms`;
        return {
          found: found / Math.max(1, matches?.length ?? 0),
          wrong: wrong / Math.max(1, others?.length ?? 0),
          text,
        };
      };
      const { found, wrong } = at(70);
      const goal = {
        goal: 'more found and less falsely than logic-v2 (82.1 and 27.6 %)',
        met: found > 0.821 && wrong < 0.276,
      };
      return {
        kernel: `${half.length} labeled pairs, ${names[place] ?? ''}, method ${method}`,
        cpuMs: [],
        ...(method === 'parts' ? goal : {}),
        note: [60, 70, 80, 85, 90].map((threshold) => at(threshold).text).join('; '),
      };
    }),
  );
}

function clean(folder: string): readonly Measurement[] {
  const persons = readOfacList(folder)?.filter(({ schema }) => schema === 'Person');
  return ['negatives_us.csv', 'negatives_global.csv'].map((file): Measurement => {
    const names = readNegatives(folder, file);
    if (names === undefined || persons === undefined)
      return { kernel: `names of nobody, ${file}`, cpuMs: [], note: 'there is no sdn.csv or none of these names' };
    const batch = batchOf(names, persons);
    const hits = batch.found / names.length;
    const counts = batch.screenings[0]?.foundAt.map(({ threshold }, place) => {
      const sum = batch.screenings.reduce((total, { foundAt }) => total + (foundAt[place]?.found ?? 0), 0);
      return `${(sum / names.length).toFixed(2)} at ${threshold}`;
    });
    return {
      kernel: `${names.length} names of nobody, ${file}, against ${persons.length} persons of OFAC`,
      cpuMs: [],
      goal: '0.2 hits a name',
      met: hits <= 0.2,
      note: `hits a name: ${counts?.join(', ') ?? ''}`,
    };
  });
}

/** Forms at the end of firms' names, and what another language writes for each in front. */
const exchanged: Readonly<Record<string, string>> = {
  JSC: 'OAO',
  OAO: 'PJSC',
  PJSC: 'OJSC',
  OJSC: 'PAO',
  ZAO: 'CJSC',
  CJSC: 'Joint Stock Company',
  LLC: 'OOO',
  OOO: 'LLC',
  LTD: 'Limited',
  LIMITED: 'Ltd',
  GMBH: 'Gesellschaft mit beschränkter Haftung',
  AO: 'JSC',
  PAO: 'PJSC',
  SA: 'AG',
  TOO: 'LLP',
  AS: 'Anonim Sirketi',
};

function forms(folder: string): readonly Measurement[] {
  const firms = readOfacList(folder)?.filter(({ schema }) => schema === 'Company') ?? [];
  const asked = firms.flatMap((firm) => {
    const words = firm.caption.replaceAll('.', '').split(/[\s,]+/);
    const form = exchanged[(words.at(-1) ?? '').toUpperCase()];
    return form === undefined || words.length < 2
      ? []
      : [{ id: firm.id, query: `${form} ${words.slice(0, -1).join(' ')}` }];
  });
  if (asked.length === 0) return [{ kernel: 'legal forms exchanged', cpuMs: [], note: 'there is no sdn.csv' }];
  const batch = batchOf(
    asked.map(({ query }) => query),
    firms,
  );
  const missed = batch.screenings.filter(({ found }) => found === 0).length;
  return [
    {
      kernel: `${asked.length} firms of OFAC with the legal form exchanged and in front`,
      cpuMs: [],
      goal: 'none missed',
      met: missed === 0,
      note: `${missed} missed`,
    },
  ];
}
