import { Files, Project } from './project';

/** The files of a project in every language. */
export function commonFiles(project: Project): Files {
  const { language, platform, name, sshKey } = project;
  const isPython = language === 'python';
  return {
    'cdk8s.yaml': `language: ${isPython ? 'python' : 'typescript'}\napp: ${appOf(project)}\n`,
    '.gitignore': isPython ? '__pycache__/\n.venv/\nfleet.html\n' : 'node_modules/\nfleet.html\n',
    '.gitattributes': '# The program writes dist/. Git keeps its line endings, and GitHub hides its differences in pull requests.\n/dist/** text eol=lf linguist-generated\n',
    '.editorconfig': `root = true\n\n[*]\ncharset = utf-8\nend_of_line = lf\ninsert_final_newline = true\nindent_style = space\nindent_size = ${isPython ? 4 : 2}\n\n[*.{yaml,json}]\nindent_size = 2\n`,
    '.vscode/settings.json': json({ 'files.readonlyInclude': { 'dist/**': true }, 'files.eol': '\n', 'files.insertFinalNewline': true }),
    '.github/workflows/fleet.yaml': workflow(project),
    ...sshKey !== undefined && { 'keys/ops.pub': `${sshKey.trim()}\n` },
    'README.md': readme(name, platform, isPython),
  };
}

/** How the program is run. */
export function appOf({ language, runner }: Project): string {
  return language === 'python' ? 'python3 main.py' : language === 'javascript' ? 'node main.js' : `${runner} main.ts`;
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function workflow({ language }: Project): string {
  const [setup, install, test, command] = language === 'python'
    ? ['      - uses: actions/setup-python@v5\n        with: { python-version: \'3.12\' }\n', 'pip install -r requirements.txt', 'python3 -m pytest', 'vm-fleet']
    : ['', 'npm ci', 'npm test', 'npx vm-fleet'];
  return `name: fleet
on:
  pull_request:
  push: { branches: [main] }
jobs:
  check:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
${setup}      - run: ${install}
      - run: ${test}
      # Fails if the committed manifests are not up to date with the code.
      - run: ${command} synth --check
      # The effect of the change on existing machines and disks.
      - if: github.event_name == 'pull_request'
        env: { BASE: '\${{ github.base_ref }}' }
        run: ${command} diff --from "origin/$BASE" --to HEAD --format markdown >> "$GITHUB_STEP_SUMMARY"
      - if: github.event_name == 'pull_request'
        env: { BASE: '\${{ github.base_ref }}' }
        run: ${command} diff --from "origin/$BASE" --to HEAD --quiet --fail-on data-loss,identity
`;
}

function readme(name: string, platform: string, isPython: boolean): string {
  const command = isPython ? 'vm-fleet' : 'npx vm-fleet';
  return `# ${name}

A fleet of virtual machines for ${platform}. The program writes \`dist/\`, which is committed and applied to the cluster.

\`\`\`sh
${command} synth     # write dist/
${isPython ? 'python3 -m pytest' : 'npm test'}${' '.repeat(isPython ? 1 : 11)}  # test the fleet
${command} diff      # the effect of a change on existing machines and disks
${command} --help    # everything else
\`\`\`
`;
}
