import type { Match, ScreeningAnswer } from '@meridian/engine';
import { formatCount, formatFixed } from '@meridian/words';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** An answer of `meridian screen` in words. */
export function printScreening(answer: ScreeningAnswer, terminal: Terminal): void {
  if (answer.verdict !== null) printActs(answer, terminal);
  if (answer.list !== null) printNames(answer, terminal);
  for (const { text } of answer.notCompared) terminal.out(`\nNot compared: ${text}`);
  for (const note of answer.notes) terminal.out(`\nNote: ${note}`);
  terminal.out(`\n${terminal.style('dim', answer.notice)}`);
}

const verdictColor = { forbidden: 'red', 'read the act': 'yellow', exempt: 'yellow', 'not touched': 'dim' } as const;

function printActs({ query, verdict, decidedBy, holdsUntil, decisions }: ScreeningAnswer, terminal: Terminal): void {
  if (verdict === null || query.acts === null) return;
  const { nodes, carrier, mode, commodity, date, parties } = query.acts;
  const what = [...(carrier === null ? [] : [carrier]), ...nodes, ...(mode === null ? [] : [`by ${mode}`]), commodity];
  terminal.out(
    `${what.join(', ')} on ${date}, by the acts of ${parties.join(', ')}: ${terminal.style('bold', terminal.style(verdictColor[verdict], verdict))}`,
  );
  if (decidedBy !== null) terminal.out(`${decidedBy.act}: ${decidedBy.because}`);
  if (holdsUntil !== null) terminal.out(`By the acts as they are entered this stays so until ${holdsUntil}.`);
  const touching = decisions.filter((decision) => decision.verdict !== 'not touched');
  const rows = touching.map(({ verdict: own, act, party, since, until, exception, because }) => [
    own,
    party,
    act,
    since,
    until ?? '',
    exception?.id ?? '',
    because,
  ]);
  const columns = [
    { title: 'verdict' },
    { title: 'party' },
    { title: 'act' },
    { title: 'since' },
    { title: 'until' },
    { title: 'exception' },
    { title: 'because', flexible: true },
  ] as const;
  if (rows.length > 0) terminal.out(`\n${formatTable(columns, rows, terminal.columns)}`);
  const rest = decisions.filter((decision) => decision.verdict === 'not touched');
  const read = rest.filter(({ because }) => because.includes('read the act'));
  for (const { act, because } of read) terminal.out(`\n${act}: ${because}`);
  terminal.out(`\n${rest.length} more acts in force do not touch this by what they select (--json lists them).`);
}

function printNames(answer: ScreeningAnswer, terminal: Terminal): void {
  const { found, matches, query, list } = answer;
  if (list === null) return;
  const shown = found > matches.length ? `, of which the best ${matches.length} are shown` : '';
  const head = `${query.name ?? ''}: ${formatCount(found)} of ${formatCount(list.entities)} entities in ${list.file} score ${query.threshold ?? 0} or more${shown}`;
  terminal.out(terminal.style('bold', head));
  terminal.out(thresholdLine(answer));
  printSkipped(answer, terminal);
  for (const match of matches) printMatch(match, terminal);
}

/** How many would be found at other thresholds. */
export function thresholdLine({ foundAt, query }: ScreeningAnswer): string {
  const others = foundAt.filter(({ threshold }) => threshold !== query.threshold);
  return `By threshold: ${others.map(({ threshold, found }) => `${formatCount(found)} at ${threshold}`).join(', ')}.`;
}

/** What of the list could not be read. */
export function printSkipped({ list }: ScreeningAnswer, terminal: Terminal): void {
  if (list === null) return;
  for (const [reason, count] of Object.entries(list.skipped)) {
    const first = list.firstSkipped[reason];
    terminal.err(`${list.file}: skipped ${formatCount(count)}, the first at line ${first ?? '?'}: ${reason}`);
  }
}

function printMatch(
  { id, name, score, because, schema, countries, topics, sanctions }: Match,
  terminal: Terminal,
): void {
  const facts = [schema, ...countries, ...topics].join(', ');
  terminal.out(
    `\n${formatFixed(score, 1).padStart(5)}  ${terminal.style('bold', name)}  ${terminal.style('dim', `${id} (${facts})`)}`,
  );
  terminal.out(because.map(({ text }) => `       - ${text}`).join('\n'));
  for (const { authority, program, from, to, listed, status } of sanctions) {
    const when = [
      ...(from === null ? [] : [`from ${from}`]),
      ...(to === null ? [] : [`to ${to}`]),
      ...(listed === null ? [] : [`listed ${listed}`]),
      ...(status === null ? [] : [status]),
    ].join(', ');
    const what = [authority, program].filter((part) => part !== null).join(': ');
    terminal.out(`       sanction ${what}${when === '' ? '' : ` (${when})`}`);
  }
}
