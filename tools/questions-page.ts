import { defaultOf, formOf, ownSecondsField, questions, serverSecondsField } from '@meridian/engine/questions';
import type { FieldSchema, QuestionSchema } from '@meridian/engine/questions';
import type { CommandDefinition } from '../apps/cli/src/command.ts';
import { commands } from '../apps/cli/src/commands/index.ts';
import { flagOf } from '../apps/cli/src/option.ts';

/** Where each question is asked: the resources of the HTTP API, and the command, which has options of its own beside. */
const doors: Readonly<Record<keyof typeof questions, { readonly http: readonly string[]; readonly command?: string }>> =
  {
    route: { http: ['GET /api/routes'], command: 'route' },
    reach: { http: ['GET /api/reach'], command: 'reach' },
    skim: { http: ['GET /api/skim'] },
    map: { http: ['GET /api/map.svg'] },
    assign: { http: ['GET /api/assign'], command: 'assign' },
    flows: {
      http: [
        'GET /api/assign/flows.csv',
        'GET /api/assign/flows.geojson',
        'GET /api/assign/flows.parquet',
        'GET /api/assign/skims.csv',
        'POST /api/jobs (kind assign)',
      ],
    },
    criticality: { http: ['POST /api/jobs (kind criticality)'], command: 'criticality' },
    calibrate: { http: ['POST /api/jobs (kind calibrate)'], command: 'calibrate' },
    relations: { http: ['GET /api/relations'], command: 'relations' },
    relation: { http: [], command: 'relation' },
    relationProfile: { http: ['GET /api/relation'] },
    actorProfile: { http: ['GET /api/actor'] },
    regimes: { http: ['GET /api/regimes'], command: 'regimes' },
    screen: { http: ['GET /api/screen'], command: 'screen' },
    screenList: { http: ['POST /api/screen'] },
    explain: { http: ['GET /api/explain'], command: 'explain' },
    places: { http: ['GET /api/places'] },
    table: { http: ['GET /api/tables/:table'] },
  };

/** The page docs/guide/questions.md. A test compares it with the committed file. */
export function formatQuestionsPage(): string {
  const asked = (Object.keys(questions) as (keyof typeof questions)[]).map((name) => formatQuestion(name));
  const named = new Set(Object.values(doors).map(({ command }) => command));
  const others = commands.filter(({ name }) => !named.has(name)).map((command) => formatCommand(command));
  return `${[introduction, ...asked, '## Other commands', ...others].join('\n\n')}\n`;
}

const introduction = `# What may be asked

<!-- Generated from the questions and the commands: node tools/write-questions-page.ts -->

Every question with its fields, as the command, the HTTP API and the address of the page take them. They read alike:

- A list is \`a, b,c\`, or the field given again, or both; one that names nothing is as if it were not given. A comma inside
  an item is written \`%2C\`.
- A value that is no list is given once and is not empty. Numbers have a point as the decimal sign and no sign between
  thousands: \`1234.5\`, \`1e-6\`.
- \`true\`, \`yes\`, \`on\` and \`1\` are the same, and so are \`false\`, \`no\`, \`off\` and \`0\`; the command has switches instead.
  Words of a choice may be in any case.
- A field that the question does not have is refused. A refusal names the field.

The command spells a field as an option, \`halfLife\` as \`--half-life\`; a field in capitals is given by its place.`;

function formatQuestion(name: keyof typeof questions): string {
  const question: QuestionSchema = questions[name];
  const { http, command } = doors[name];
  const definition = commands.find((each) => each.name === command);
  const ways = [...(command === undefined ? [] : [`meridian ${command}`]), ...http].map((way) => `\`${way}\``);
  const own =
    definition?.fields.filter(({ name: each }) => !question.fields.some((field) => field.name === each)) ?? [];
  const isTimed = name === 'assign';
  return [
    `## ${name}`,
    `${question.meaning} Asked by ${ways.join(', ')}.`,
    formatTable(question.fields, definition),
    ...(isTimed
      ? [
          `How long a solve may take is each door's own. HTTP: \`maxSeconds\`, ${formOf(serverSecondsField)} seconds (default: ${String(serverSecondsField.default)}). The command: \`--max-seconds\`, ${formOf(ownSecondsField)}.`,
        ]
      : []),
    ...(definition === undefined || own.length === 0 ? [] : ['The command alone:', formatTable(own, definition)]),
  ].join('\n\n');
}

function formatCommand(command: CommandDefinition): string {
  return [
    `### meridian ${command.name}`,
    `${command.description.charAt(0).toUpperCase()}${command.description.slice(1)}.`,
    formatTable(command.fields, command),
  ].join('\n\n');
}

function formatTable(fields: readonly FieldSchema[], command: CommandDefinition | undefined): string {
  const head = ['| field | option | takes | unit | default | meaning |', '|---|---|---|---|---|---|'];
  return [...head, ...fields.map((field) => formatField(field, command))].join('\n');
}

function formatField(field: FieldSchema, command: CommandDefinition | undefined): string {
  const spelled = command?.positional.includes(field.name) === true ? field.name.toUpperCase() : flagOf(field.name);
  const isOff = field.type === 'boolean' && field.default === true;
  const cells = [
    `\`${field.name}\``,
    command === undefined ? '' : `\`${isOff ? spelled.replace('--', '--no-') : spelled}\``,
    `${formOf(field)}${field.list === true ? `; a list${field.mostItems === undefined ? '' : ` of at most ${String(field.mostItems)}`}` : ''}`,
    field.unit ?? '',
    field.required === true ? 'required' : (defaultOf(field) ?? ''),
    `${field.meaning} Such as \`${field.example}\`.`,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
