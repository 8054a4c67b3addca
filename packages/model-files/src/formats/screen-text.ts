import { createFinding } from '@meridian/engine';
import type { Finding, Progress, Screener, Steps } from '@meridian/engine';
import { ListReader } from './list-reader.ts';
import type { ListSummary } from './list-reader.ts';

/** A list that was screened, or the one finding that says why it could not be. */
export type ScreenedList = { readonly summary: ListSummary } | { readonly finding: Finding };

/** The reader of the first pass: it shows every entity and document to the screening. */
export function entityReader(screening: Screener): ListReader {
  return new ListReader((record) => {
    if (record.kind === 'entity') screening.consider(record.entity);
    else if (record.kind === 'document') screening.addDocument(record.holderIds, record.numbers);
  });
}

/** The reader of the second pass: it hands on sanctions on the matches, and holders of documents that came before them. */
export function secondReader(screening: Screener): ListReader {
  const readsAll = screening.hasDocuments;
  return new ListReader(
    (record) => {
      if (record.kind === 'entity' && screening.wantsHolder(record.entity.id)) screening.considerHolder(record.entity);
      if (record.kind !== 'sanction') return;
      for (const id of record.entityIds) if (screening.wants(id)) screening.addSanction(id, record.sanction);
    },
    (line) => readsAll || line.includes('"Sanction"'),
  );
}

/** Whether there is anything for a second pass: sanctions on the matches in records of their own, or holders. */
export function needsSecondPass(screening: Screener, { sanctions }: ListSummary): boolean {
  return screening.hasDocuments || (sanctions > 0 && screening.found > 0);
}

const pieceCharacters = 1 << 20;

/** Pieces of a list that are read; a second reading, where there is one, is a phase of its own. */
export type ListProgress = Progress<'entities' | 'sanctions'>;

/** Screens a list that is given as text, a piece in each step, so that a server can do other work in between. */
export function* screenTextSteps(file: string, text: string, screening: Screener): Steps<ScreenedList, ListProgress> {
  const reader = entityReader(screening);
  yield* readSteps(text, reader, 'entities');
  const summary = reader.finish();
  if (typeof summary === 'string') return { finding: noListFinding(file, summary) };
  if (needsSecondPass(screening, summary)) {
    const second = secondReader(screening);
    yield* readSteps(text, second, 'sanctions');
    second.finish();
  }
  return { summary };
}

function* readSteps(text: string, reader: ListReader, phase: ListProgress['phase']): Steps<void, ListProgress> {
  const of = Math.ceil(text.length / pieceCharacters);
  for (let at = 0; at < text.length; at += pieceCharacters) {
    if (!reader.push(text.slice(at, at + pieceCharacters))) return;
    yield { phase, done: at / pieceCharacters + 1, of };
  }
}

export function noListFinding(file: string, fault: string): Finding {
  return createFinding(
    'file-unreadable',
    { file },
    `${file} is no list of persons, firms and ships: ${fault}`,
    'Give JSON lines of FollowTheMoney (entities.ftm.json) or the CSV targets.simple.csv, as OpenSanctions publishes them.',
  );
}
