import { now } from '../../clock.ts';
import type { CommandLine } from '../../command.ts';
import { readFile, rm, stat, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { createFinding } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { compareRuns, createReceipt, readRun } from '@meridian/model-files';
import type { FormerRun, LaterRun, Receipt, RerunAnswer, RunDifference } from '@meridian/model-files';
import { nodeEdge, nodeSha256 } from '@meridian/model-files/disk';
import { InputFault, RefusedQuestion, UsageFault } from '../../faults.ts';
import { giveAnswer } from '../../give-answer.ts';
import { checkFolder, listBuiltIn, modelFolder } from '../../model.ts';
import { argsOfQuestion } from '../../question-args.ts';
import type { CommandArgs } from '../../question-args.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface RerunOptions {
  readonly file: string;
  readonly model: string | undefined;
  readonly json: boolean;
}

/** `meridian rerun`: the question of a receipt or a saved answer asked again, and what differs. */
export async function rerun(options: RerunOptions, line: CommandLine, terminal: Terminal): Promise<void> {
  const { file } = options;
  const former = await load(file);
  const before = former.kind === 'receipt' ? former.file.receipt : former.receipt;
  const folder = former.kind === 'receipt' ? former.file.command.folder : resolve('.');
  const model = await modelOf(former, before, options.model);
  const command = argsOfQuestion(line.program, before.question, (path) => resolve(folder, path));
  const gone = await filesGone(command.paths, before);
  const later = gone.length > 0 ? goneWords : await askAgain(command, model, line);
  // also where it is refused: what changed in the model is why
  const loaded = before.model === null ? undefined : (await checkFolder(modelFolder(model))).model;
  const { answer, receipt } =
    typeof later === 'object' ? later : { answer: undefined, receipt: unanswered(before, loaded) };
  const compared = compareRuns(former, { answer, receipt, model: loaded }, nodeSha256);
  const found = {
    ...compared,
    differences: [...gone, ...compared.differences],
    notes: [...(typeof later === 'object' ? [] : [later]), ...compared.notes],
  };
  const asked = { ask: 'rerun', options, model: loaded, files: [file] };
  await giveAnswer(found, asked, terminal);
  if (!options.json) print(file, before, found, terminal);
}

async function load(file: string): Promise<FormerRun> {
  const text = await readFile(resolve(file), 'utf8').catch(() => undefined);
  const remedy = 'Name a file that --receipt wrote, or an answer that --json printed.';
  if (text === undefined)
    throw new InputFault([createFinding('file-missing', { file }, `${file}: there is no such file.`, remedy)]);
  const run = readRun(file, text);
  if ('code' in run) throw new InputFault([run]);
  return run;
}

/** The model to ask: the one that is named now, else that of the receipt, else the built-in one of its name. */
async function modelOf(former: FormerRun, before: Receipt, named: string | undefined): Promise<string | undefined> {
  if (named !== undefined) return named;
  const own = former.kind === 'receipt' ? former.file.command : undefined;
  if (own !== undefined) return own.model === null ? undefined : resolve(own.folder, own.model);
  if (before.model === null) return undefined;
  const { name } = before.model;
  const builtIn = (await listBuiltIn()).find((each) => each.name === name);
  if (builtIn === undefined)
    throw new UsageFault(
      `The answer is of the model “${name}”, which is none of the built-in ones: name its folder with --model.`,
    );
  return builtIn.folder;
}

const goneWords = 'Not asked again: files that it rests on are gone.';

/** The receipt that the question would have now; of its files it is told apart which are gone. */
function unanswered({ question, files }: Receipt, model: Model | undefined): Receipt {
  return createReceipt({ question, model, files }, nodeEdge(now()));
}

/** Files of the question that are not there any more. */
async function filesGone(paths: readonly string[], { files }: Receipt): Promise<readonly RunDifference[]> {
  const gone: RunDifference[] = [];
  for (const path of paths) {
    if ((await stat(path).catch(() => undefined)) !== undefined) continue;
    const name = basename(path);
    const before = files.find((each) => each.name === name)?.sha256 ?? null;
    gone.push({ what: 'file', id: name, change: 'gone', before, after: null });
  }
  return gone;
}

type Later = Pick<LaterRun, 'answer' | 'receipt'>;

/** What the same command line prints now; in words, why it has no answer any more. */
async function askAgain(
  { name, args }: CommandArgs,
  model: string | undefined,
  { program, ask }: CommandLine,
): Promise<Later | string> {
  const printed: string[] = [];
  const catcher: Terminal = {
    out: (text) => void printed.push(text),
    err: () => undefined,
    columns: Number.POSITIVE_INFINITY,
    style: (_, text) => text,
  };
  const scratch = await mkdtemp(join(tmpdir(), 'meridian-rerun-'));
  const needsOut = program.commands
    .find((each) => each.name() === name)
    ?.options.some(({ long, mandatory }) => long === '--out' && mandatory);
  const extra = [
    '--json',
    ...(model === undefined ? [] : [`--model=${model}`]),
    // what the command makes beside its answer is not compared
    ...(needsOut === true ? [`--out=${join(scratch, 'made')}`] : []),
  ];
  const status = process.exitCode;
  try {
    await ask([name, ...extra, ...args], catcher);
  } catch (error) {
    if (error instanceof RefusedQuestion) return `Asked again it is refused: ${error.refusal.message}`;
    if (error instanceof InputFault || error instanceof UsageFault || error instanceof CommanderError)
      return `Asked again it is refused: ${error.message}`;
    throw error;
  } finally {
    // that a model has errors is what `check` answers, not a fault of this command
    process.exitCode = status;
    await rm(scratch, { recursive: true, force: true });
  }
  const { receipt, ...answer } = JSON.parse(printed.join('\n')) as { readonly receipt: Receipt };
  return { answer, receipt };
}

const changeWords = {
  added: 'is new',
  removed: 'is gone',
  changed: 'is another',
  reordered: 'has the same rows in another order',
  gone: 'is no longer there',
  unread: 'was read by one run alone',
} as const satisfies Record<RunDifference['change'], string>;

function print(
  file: string,
  before: Receipt,
  { same, differences, leftOut, notes }: RerunAnswer,
  terminal: Terminal,
): void {
  const asked = `${String(before.question['ask'])} of ${before.at.slice(0, 10)} (${file})`;
  terminal.out(
    same
      ? terminal.style('green', `The same: ${asked} has the same answer now.`)
      : terminal.style('bold', `Not the same: ${asked} has another answer now.`),
  );
  if (differences.length > 0) {
    const rows = differences.map(({ what, id, change, before: was, after: is }) => [
      what,
      id,
      changeWords[change],
      short(was),
      short(is),
    ]);
    const columns = [
      { title: 'what' },
      { title: 'which', flexible: true },
      { title: 'how' },
      { title: 'then', flexible: true },
      { title: 'now', flexible: true },
    ] as const;
    terminal.out(`\n${formatTable(columns, rows, terminal.columns)}`);
  }
  if (leftOut > 0) terminal.out(`and ${leftOut.toLocaleString('en')} more.`);
  for (const note of notes) terminal.out(`\n${note}`);
}

/** So many characters tell one hash from another. */
const shownCharacters = 24;

function short(text: string | null): string {
  return text === null ? '' : text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
