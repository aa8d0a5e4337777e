import { complete } from './completion';
import { COMPLETION_OPTIONS } from './options';
import { SHELLS } from './shells';
import { verb } from '../command/verb';

export const COMPLETION = verb({
  name: 'completion',
  summary: 'print the completion script of a shell',
  description: 'Prints a script with which a shell completes commands, options and values.',
  positionals: { form: '<shell>', max: 1, rows: [['<shell>', 'bash, zsh or fish']], values: () => Object.keys(SHELLS) },
  options: COMPLETION_OPTIONS,
  examples: [
    ['source <(vm-fleet completion bash)', 'in ~/.bashrc'],
    ['vm-fleet completion zsh > "${fpath[1]}/_vm-fleet"', 'once; then start a new shell'],
    ['vm-fleet completion fish > ~/.config/fish/completions/vm-fleet.fish', 'once'],
  ],
  page: 'docs/command.md',
  run: async (given, verbs) => complete(given, verbs),
});
