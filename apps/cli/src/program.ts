import { Command, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { AssignOptions, CargoOptions, ExportOptions, ImportOptions } from './options.ts';
import type { Terminal } from './terminal/terminal.ts';
import type { CalibrateOptions } from './commands/calibrate.ts';
import type { CriticalityOptions } from './commands/criticality.ts';
import type { RelationOptions } from './commands/relation.ts';
import type { RerunOptions } from './commands/rerun.ts';
import type { RelationsOptions } from './commands/relations.ts';
import type { RegimesOptions } from './commands/regimes.ts';
import type { ScreenOptions } from './commands/screen-options.ts';
import type { ServeOptions } from './commands/serve.ts';
import { collect, number, whole, withCargo, withModel } from './option-readers.ts';

/** The whole command line. Commands load what they need only when they run, so that help is instant. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('meridian')
    .description(
      'An open corridor observatory and stress-test workbench: by which route, how long, how much, and what each number rests on.',
    )
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError('(--help says more)')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian route --from "Nhava Sheva" --to Moscow\n  meridian reach --from "Bandar Abbas" --hours 300\n  meridian check --model my-corridor\n  meridian serve --open\n\nExit status: 0 done, 1 the input is at fault, 2 the usage is, 3 Meridian is.',
    );

  withModel(program.command('check').description('check a model: every fault at once, and what its figures rest on'))
    .argument('[dir]', 'folder or zip of the model (the same as --model)')
    .option('--watch', 'check again whenever a file changes')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian check my-corridor\n  meridian check my-corridor --watch\n  meridian check --json | jq .coverage.link',
    )
    .action(async (dir: string | undefined, options: { model?: string; json?: true; watch?: true }) => {
      const { check } = await import('./commands/check.ts');
      await check({ ...options, ...(dir === undefined ? {} : { model: dir }) }, terminal);
    });

  program
    .command('new')
    .description('make a small model to start from')
    .argument('<dir>', 'folder to make; it must not exist or be empty')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  meridian new my-corridor && meridian check my-corridor --watch')
    .action(async (dir: string, options: { json?: true }) => {
      const { createNew } = await import('./commands/new.ts');
      await createNew(dir, options, terminal);
    });

  withCargo(
    program
      .command('route')
      .description('find routes of which none beats another in time, cost, CO2e and risk together'),
  )
    .requiredOption('--from <place>', 'origin: id, name, alias or UN/LOCODE')
    .requiredOption('--to <place>', 'destination')
    .option('--via <list>', 'places or passages to go through, in order')
    .addOption(new Option('--criteria <list>', 'some of time,cost,co2,risk').default('time,cost,co2,risk'))
    .option('--alternatives <n>', 'routes to show at most', whole('--alternatives', 1, 100), 12)
    .option(
      '--epsilon <ratio>',
      'how near, in each criterion, a way may be to a route found and be left out',
      number('--epsilon', 0, 1),
      0.02,
    )
    .option('--exact', 'search the whole front (slower)')
    .option('--within <days>', 'longest time on the way', number('--within', 0.01, 3650))
    .option('--legs <n>', 'show the legs of route n', whole('--legs', 1, 100), 1)
    .addHelpText(
      'after',
      '\nExamples:\n  meridian route --from "Nhava Sheva" --to Moscow --depart 2023-03-01 --teu 20\n  meridian route --from INNSA --to "St Petersburg" --avoid passage:suez,country:AZE\n  meridian route --from Mumbai --to Astrakhan --comply EU,US --json',
    )
    .action(async (options: CargoOptions) => {
      const { route } = await import('./commands/route.ts');
      await route(options as Parameters<typeof route>[0], terminal);
    });

  withCargo(program.command('reach').description('which cities cargo can reach within hours or money, by population'))
    .requiredOption('--from <place>', 'origin')
    .option('--hours <n>', 'hours on the way', number('--hours', 0, 87_600))
    .option('--usd <n>', 'money for the consignment', number('--usd', 0, 1e12))
    .option('--group <name>', 'only cities of this group of the model (such as volga)')
    .option('--least-population <n>', 'only cities of at least so many', number('--least-population', 0, 1e9))
    .addHelpText(
      'after',
      '\nExamples:\n  meridian reach --from "Bandar Abbas" --hours 480\n  meridian reach --from Astrakhan --group volga --least-population 1000000',
    )
    .action(async (options: CargoOptions) => {
      const { reach } = await import('./commands/reach.ts');
      await reach(options as Parameters<typeof reach>[0], terminal);
    });

  withModel(program.command('assign').description('flows: how much moves where, and where it chokes'))
    .option('--period <when>', 'quarter (2023-Q1) or year (default: that of the model’s reference date)')
    .option('--method <name>', 'aon, msa, fw, cfw, bfw, bush, sue, so or lp (default: sue; with --tntp bush)')
    .option('--gap <ratio>', 'relative gap to reach (default: 1e-6)', number('--gap', 0, 1))
    .option('--max-seconds <n>', 'stop after so many seconds, with the flows so far', number('--max-seconds', 0, 1e7))
    .option('--max-iterations <n>', 'stop after so many iterations', whole('--max-iterations', 1, 1e9))
    .option(
      '--threads <n>',
      'threads that search an instance (default: all for large ones; the flows are the same for any number)',
      whole('--threads', 1, 256),
    )
    .option('--flows <file>', 'write the flows: .csv, .geojson or .parquet (with --tntp .csv)')
    .option('--skims <file>', 'write costs between zones at the solution, .csv')
    .option('--select <link>', 'who uses this link (with --tntp the nodes that it joins, 12-34)')
    .option(
      '--change <change>',
      'what if: close:SELECTOR, open:SELECTOR, or capacity, hours, cost, demand:SELECTOR=FACTOR, water_level:SELECTOR=METRES (repeat; with --tntp close:link:12-34, capacity or hours:link:12-34=FACTOR, demand:=FACTOR)',
      collect,
    )
    .option('--comply <list>', 'all cargo leaves out what the sanctions of these parties name: UN,EU,US')
    .option('--tntp <net>', 'assign an instance of the Transportation Networks format in place of a model')
    .option(
      '--trips <files>',
      'its trips, a file for each class of users (repeat, or separate by commas)',
      (text: string, before: readonly string[] | undefined) => [
        ...(before ?? []),
        ...text.split(',').filter((file) => file !== ''),
      ],
    )
    .option('--toll-weight <list>', 'time that a unit of toll is worth, for all classes or for each (0,0.5)')
    .option('--distance-weight <list>', 'time that a unit of length is worth, likewise')
    .option('--demand-factor <list>', 'what the trips are multiplied by, likewise')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian assign --period 2023-Q1\n  meridian assign --period 2023-Q1 --flows flows.geojson\n  meridian assign --period 2023-Q1 --change close:country:AZE --select corridor:eastern\n  meridian assign --change water_level:passage:caspian=-1 --change capacity:link:ID=0.5\n  meridian assign --tntp City_net.tntp --trips City_trips.tntp --gap 1e-10 --flows flows.csv\n  meridian assign --tntp net.tntp --trips cars.tntp,trucks.tntp --distance-weight 0,0.5 --json',
    )
    .action(async (options: AssignOptions) => {
      const { assign } = await import('./commands/assign.ts');
      await assign(options, terminal);
    });

  withModel(
    program
      .command('calibrate')
      .description('fit parameters and demand to the counts of a model, and print what is left of each'),
  )
    .requiredOption('--out <dir>', 'folder to make: a copy of the model with what was fitted')
    .option('--hold-out <selector>', 'hold out the counts on these links as well (such as corridor:eastern)')
    .option('--parameters-only', 'leave demand as the trade has it')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian calibrate --out calibrated\n  meridian calibrate --hold-out corridor:eastern --out calibrated --json',
    )
    .action(async (options: CalibrateOptions) => {
      const { calibrate } = await import('./commands/calibrate.ts');
      await calibrate(options, terminal);
    });

  withModel(
    program.command('criticality').description('what is lost when a link, country or passage is gone, one at a time'),
  )
    .option(
      '--by <kind>',
      'link, node, country, passage, corridor, regime or relation: all regimes that depend on a pair of states (default: country)',
    )
    .option('--period <when>', 'quarter (2023-Q1) or year (default: that of the model’s reference date)')
    .option('--most <n>', 'only the busiest so many', whole('--most', 1, 1e6))
    .option('--comply <list>', 'all cargo leaves out what the sanctions of these parties name: UN,EU,US')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian criticality --by country --period 2023-Q1\n  meridian criticality --by link --most 40 --json',
    )
    .action(async (options: CriticalityOptions) => {
      const { criticality } = await import('./commands/criticality.ts');
      await criticality(options, terminal);
    });

  withModel(
    program.command('relations').description('how close pairs of actors are over time, and the events that make it so'),
  )
    .option(
      '--dyad <pair>',
      'A-B, or A>B for acts of A towards B alone (repeat; default: every pair of the register)',
      collect,
    )
    .option('--dimension <list>', 'all, or dimensions of the model: diplomatic,trade (default: all)')
    .option('--from <date>', 'first date (default: the year of the first event)')
    .option('--to <date>', 'last date (default: the end of the step that holds the last event)')
    .option('--step <step>', 'month, quarter or year (default: quarter)')
    .option('--scores <table>', 'goldstein or plover (default: goldstein; of POLECAT plover)')
    .option(
      '--half-life <days>',
      'days in which an event fades by half (default: that of the dimension)',
      number('--half-life', 1, 36_525),
    )
    .option('--confidence', 'weigh each event by the grades of its sources (default: each counts in full)')
    .option('--level <level>', 'structural or none: what the index decays to (default: structural)')
    .option('--top <n>', 'events to name (default: 10)', whole('--top', 0, 1e6))
    .option('--draws <n>', 'draws of the band (default: 400)', whole('--draws', 2, 100_000))
    .option('--seed <n>', 'seed of the draws (default: 1)', whole('--seed', 0, 2 ** 32 - 1))
    .option(
      '--events <path>',
      'in place of the register: a file (plain, .gz, .zip) or folder of events (repeat); level none unless asked',
      collect,
    )
    .option('--format <name>', 'its format: gdelt1, gdelt2, polecat, icews, acled or register')
    .option(
      '--least-sources <n>',
      'of GDELT, events that so many sources reported at least (default: 2)',
      whole('--least-sources', 1, 1000),
    )
    .option('--series <file>', 'write the series, .csv')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian relations --dyad IRN-AZE --from 2020 --step year\n  meridian relations --dyad "RUS>IRN" --dimension trade --scores plover\n  meridian relations --confidence --json\n  meridian relations --dyad IRN-RUS --events gdelt/ --format gdelt2 --step month --series series.csv',
    )
    .action(async (options: RelationsOptions) => {
      const { relations } = await import('./commands/relations.ts');
      await relations(options, terminal);
    });

  withModel(
    program
      .command('relation')
      .description('one pair of actors by every measure: convergence, alignment, hedging, dependence, breaks, drivers'),
  )
    .argument('<who>', 'A-B, or A>B for acts of A towards B alone; one actor for its partners and blocs')
    .option('--on <date>', 'date, of which the last day counts (default: the end of the quarter of the last event)')
    .option('--dimension <id>', 'all, or one dimension of the model (default: all)')
    .option('--scores <table>', 'goldstein or plover (default: goldstein)')
    .option(
      '--half-life <days>',
      'days in which an event fades by half (default: that of the dimension)',
      number('--half-life', 1, 36_525),
    )
    .option('--confidence', 'weigh each event by the grades of its sources (default: each counts in full)')
    .option('--level <level>', 'structural or none: what the index decays to (default: structural)')
    .option('--blocs <list>', 'formats that count as rival blocs: NATO,EU,CSTO,EAEU,SCO')
    .option('--seed <n>', 'seed of the draws (default: 1)', whole('--seed', 0, 2 ** 32 - 1))
    .addHelpText(
      'after',
      '\nExamples:\n  meridian relation IRN-RUS\n  meridian relation IRN-AZE --on 2023-06-30 --scores plover --confidence\n  meridian relation IRN --blocs NATO,EU,CSTO,EAEU,SCO\n  meridian relation IRN-RUS --json | jq .dependence.needsMore',
    )
    .action(async (who: string, options: RelationOptions) => {
      const { relation } = await import('./commands/relation.ts');
      await relation(who, options, terminal);
    });

  withModel(
    program
      .command('regimes')
      .description(
        'borders, straits, ice and waivers on a date: open, restricted or closed, why, and how likely to change',
      ),
  )
    .option('--on <date>', 'date, YYYY-MM-DD (default: the model’s reference date)')
    .option('--regime <id>', 'only this one, with its rates and what they follow')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian regimes --on 2026-03-06\n  meridian regimes --regime az_ir_border --on 2026-03-06\n  meridian regimes --json | jq .changes',
    )
    .action(async (options: RegimesOptions) => {
      const { regimes } = await import('./commands/regimes.ts');
      await regimes(options, terminal);
    });

  withModel(
    program
      .command('screen')
      .description('screen a name against a sanctions list, or ask what the acts say of a port or carrier'),
  )
    .argument('[name]', 'name, IMO number or MMSI to look for; without --list in what the acts of the model name')
    .option('--list <file>', 'list of your own: entities.ftm.json or targets.simple.csv as OpenSanctions has them')
    .option('--batch <file>', 'many names instead of one: a name a line, or a table with a column name')
    .option('--record <file>', 'keep the screening: list, hash, date, queries, method, matches (.json or .csv)')
    .option('--method <name>', 'parts, or ofac: as the search tool of OFAC scores names (default: parts)')
    .option('--threshold <n>', 'least score, 0 to 100 (default: 70; ofac: 85)', number('--threshold', 0, 100))
    .option('--most <n>', 'matches to show at most (default: 20)', whole('--most', 1, 10_000))
    .option('--schema <name>', 'only these of the list: Vessel, Company or Person')
    .option('--port <place>', 'decide on this place: id, name, alias or UN/LOCODE')
    .option('--carrier <name>', 'decide on this carrier, as the services of the model name it')
    .option('--mode <id>', 'only this mode (default: all of the place)')
    .option('--commodity <id>', 'kind of cargo (default: the model’s)')
    .option('--date <date>', 'day, YYYY-MM-DD (default: the model’s reference date)')
    .option('--comply <list>', 'only the acts of these parties: UN,EU,US (default: all)')
    .addHelpText(
      'after',
      '\nNo answer is legal advice.\n\nExamples:\n  meridian screen "Hafiz Darya Shipping" --list entities.ftm.json\n  meridian screen "IMO 9187629" --list targets.simple.csv --schema Vessel\n  meridian screen --batch names.csv --list entities.ftm.json --record screened.csv\n  meridian screen --port Chabahar --mode sea --date 2025-10-15 --comply US\n  meridian screen IRISL --date 2024-12-01',
    )
    .action(async (name: string | undefined, options: ScreenOptions) => {
      const { screen } = await import('./commands/screen.ts');
      await screen(name, options, terminal);
    });

  withModel(program.command('explain').description('where a figure comes from, and who disagrees'))
    .argument('<cell>', 'TABLE.ROW.COLUMN')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian explain link.bandar_abbas-sirjan-rail.length\n  meridian explain mode.rail.co2e_g_per_tonne_km',
    )
    .action(async (cell: string, options: { model?: string; json?: true }) => {
      const { explain } = await import('./commands/explain.ts');
      await explain(cell, options, terminal);
    });

  program
    .command('rerun')
    .description('ask again what a receipt or a saved answer was asked, and say what differs')
    .argument('<file>', 'file of --receipt, or an answer that --json printed')
    .option('--model <dir>', 'ask this model (default: the one that was asked)')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian route --from "Nhava Sheva" --to Moscow --receipt moscow.json\n  meridian rerun moscow.json\n  meridian rerun answer.json --model my-corridor --json',
    )
    .action(async (file: string, options: RerunOptions) => {
      const { rerun } = await import('./commands/rerun.ts');
      const ask = (args: readonly string[], to: Terminal): Promise<unknown> =>
        createProgram(to).parseAsync([...args], { from: 'user' });
      await rerun(file, options, { program, ask }, terminal);
    });

  program
    .command('import')
    .description('make a model from files of another format')
    .argument('<format>', 'gmns, geojson, csv, tntp; or od, a matrix that goes into a model')
    .argument('<path>', 'folder or file')
    .requiredOption('--to <dir>', 'folder to make')
    .option('--model <dir>', 'od: the model that is copied with this demand (default: the built-in corridor)')
    .option('--commodity <id>', 'od: cargo of pairs that name none (default: the model’s)')
    .option('--period <when>', 'od: quarter (2023-Q1) or year of pairs that name none')
    .option('--matrix <name>', 'od: matrix of an OMX file')
    .option('--mapping <name>', 'od: mapping of an OMX file that gives the zones')
    .option(
      '--snap <meters>',
      'geojson: loose ends of lines this near to others meet them (default: 3)',
      number('--snap', 0, 100),
    )
    .option('--no-split', 'geojson: lines meet at their ends only, not where one ends at a position inside another')
    .option('--length-unit <unit>', 'gmns, geojson, tntp: km, m, mi, ft ... (default: as files or the map say)')
    .option('--speed-unit <unit>', 'gmns: km/h, mph, kn or m/s (default: as files say)')
    .option('--demand-hours <n>', 'gmns, tntp: hours of the demand', number('--demand-hours', 0.01, 8784))
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian import gmns network/ --to my-corridor\n  meridian import gmns city/ --length-unit ft --speed-unit mph --to city\n  meridian import geojson lines.geojson --to my-corridor\n  meridian import tntp City_net.tntp --to city\n  meridian import od matrix.csv --model my-corridor --period 2023-Q1 --to my-corridor-2023\n  meridian import od demand.omx --matrix trucks --model my-corridor --to with-trucks',
    )
    .action(async (format: string, path: string, options: ImportOptions) => {
      const { importModel } = await import('./commands/import.ts');
      await importModel(format, path, options, terminal);
    });

  withModel(program.command('export').description('write a model in another format, or as a map'))
    .argument('<format>', 'gmns, geojson, csv, tntp or map (SVG, or PNG by the name of the file)')
    .option('--out <path>', 'folder (gmns, csv, tntp) or file; without it, to standard output where that is one file')
    .option('--table <name>', 'csv: only this table')
    .option('--period <when>', 'tntp: period whose demand is written, per day (default: the last)')
    .option('--depart <date>', 'map: network of this date (default: the model’s reference date)')
    .addOption(new Option('--theme <name>', 'map: colors').choices(['light', 'dark']).default('light'))
    .addOption(
      new Option('--extent <what>', 'map: what fills the frame')
        .choices(['corridor', 'everything'])
        .default('corridor'),
    )
    .option('--width <n>', 'map: pixels, of which a PNG has twice as many', whole('--width', 200, 4000), 1200)
    .option('--height <n>', 'map: likewise', whole('--height', 200, 4000), 960)
    .addHelpText(
      'after',
      '\nExamples:\n  meridian export geojson --out corridor.geojson\n  meridian export csv --table link > link.csv\n  meridian export gmns --out gmns/\n  meridian export tntp --period 2023-Q1 --out tntp/\n  meridian export map --depart 2023-01-15 --out map.svg\n  meridian export map --theme dark --out map.png',
    )
    .action(async (format: string, options: ExportOptions) => {
      const { exportModel } = await import('./commands/export.ts');
      await exportModel(format, options, terminal);
    });

  program
    .command('serve')
    .description('serve the workbench and the HTTP API')
    .option('--model <dir>', 'folder or zip of the model (default: the built-in corridor)')
    .option('--port <n>', 'port; a taken one becomes the next free one', whole('--port', 0, 65_535), 7700)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--allow-host <name>', 'answer to this name too, beside addresses and localhost (repeat)', collect)
    .option('--open', 'open the page in the browser')
    .addHelpText(
      'after',
      '\nExamples:\n  meridian serve --port 8080 --model my-corridor\n  meridian serve --host 0.0.0.0 --allow-host corridor.example.org',
    )
    .action(async (options: ServeOptions) => {
      const { serve } = await import('./commands/serve.ts');
      await serve(options, terminal);
    });

  program
    .command('completion')
    .description('print a completion script for a shell')
    .argument('<shell>', 'bash or zsh')
    .addHelpText(
      'after',
      '\nExamples:\n  source <(meridian completion bash)\n  meridian completion zsh > ~/.zfunc/_meridian',
    )
    .action(async (shell: string) => {
      const { completion } = await import('./commands/completion.ts');
      terminal.out(completion(shell, program));
    });

  return program;
}
