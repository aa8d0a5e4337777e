/** Facts about releases: only `CHANGELOG.md` has the version. */

const HEADING = /^## (.+)$/gm;

/** Sections of breaking changes and of additions. All other sections are corrections. */
const BREAKING = ['Breaking', 'Changed output', 'Removed'];
const ADDING = ['Added', 'Changed', 'Deprecated'];

/** The newest release, `0.0.0` before the first one. */
export function latestVersion(changelog: string): string {
  return [...changelog.matchAll(HEADING)].map(([, title]) => /^(\d+\.\d+\.\d+) - /.exec(title)?.[1]).find(version => version !== undefined) ?? '0.0.0';
}

export function unreleased(changelog: string): string {
  const [, text] = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  if (text === undefined) throw new Error('CHANGELOG.md has no section "Unreleased"');
  return text.trim();
}

/** Whether the unreleased changes have a breaking section. */
export function saysBreaking(changelog: string): boolean {
  return has(unreleased(changelog), BREAKING);
}

/**
 * The version of the next release: the changes decide, as in Semantic Versioning. Before 1.0.0, a breaking change raises the second number.
 */
export function nextVersion(changelog: string): string {
  const text = unreleased(changelog);
  if (!/^- /m.test(text)) throw new Error('CHANGELOG.md has nothing that is not released');
  const [major, minor, patch] = latestVersion(changelog).split('.').map(Number);
  if (has(text, BREAKING)) return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  if (has(text, ADDING)) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** The changelog with the unreleased changes as this version. */
export function released(changelog: string, version: string, day: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(version) || !isLater(version, latestVersion(changelog))) {
    throw new Error(`${version} is not a version after ${latestVersion(changelog)}`);
  }
  return changelog.replace('## Unreleased\n', `## Unreleased\n\n## ${version} - ${day}\n`);
}

function has(text: string, sections: readonly string[]): boolean {
  return [...text.matchAll(/^### (.+)$/gm)].some(([, title]) => sections.includes(title));
}

function isLater(version: string, other: string): boolean {
  const [ours, theirs] = [version, other].map(each => each.split('.').map(Number));
  const i = ours.findIndex((part, at) => part !== theirs[at]);
  return i >= 0 && ours[i] > theirs[i];
}
