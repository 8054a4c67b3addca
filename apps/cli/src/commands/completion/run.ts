import type { Command } from 'commander';
import { UsageFault } from '../../faults.ts';

/** The completion script of a shell, made from the commands and options that the program really has. */
export function completion(shell: string, program: Command): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.map((option) => ({
      flag: option.long ?? option.flags,
      description: option.description,
      takesValue: option.required,
    })),
  }));
  if (shell === 'bash') return bash(commands);
  if (shell === 'zsh') return zsh(commands);
  throw new UsageFault(`completion knows bash and zsh, not “${shell}”.`);
}

interface Described {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string; readonly takesValue: boolean }[];
}

function bash(commands: readonly Described[]): string {
  const cases = commands.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(' ')} --help" ;;`,
  );
  return [
    '# bash completion of meridian',
    '_meridian() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" words',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$word")); return`,
    '  fi',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    '  esac',
    '  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi',
    '}',
    'complete -o filenames -F _meridian meridian',
  ].join('\n');
}

function zsh(commands: readonly Described[]): string {
  const quote = (text: string): string =>
    text.replaceAll("'", '’').replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', ' -');
  const cases = commands.map(({ name, options }) => {
    const specs = options.map(
      ({ flag, description, takesValue }) => `'${flag}[${quote(description)}]${takesValue ? ':value:_files' : ''}'`,
    );
    return `    ${name}) _arguments ${specs.join(' ')} '*:file:_files' ;;`;
  });
  return [
    '#compdef meridian',
    '_meridian() {',
    '  if (( CURRENT == 2 )); then',
    `    local -a commands=(${commands.map(({ name, description }) => `'${name}:${quote(description)}'`).join(' ')})`,
    "    _describe 'command' commands; return",
    '  fi',
    '  local name="${words[2]}"',
    '  shift words; (( CURRENT-- ))',
    '  case "$name" in',
    ...cases,
    '  esac',
    '}',
    'if [ "$funcstack[1]" = "_meridian" ]; then _meridian "$@"; else compdef _meridian meridian; fi',
  ].join('\n');
}
