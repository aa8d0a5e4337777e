/**
 * Returns a function that tells whether a version is at least as new as another version.
 *
 * @param versions oldest first
 */
export function comparing<Version extends string>(versions: readonly Version[]): (version: Version, other: Version) => boolean {
  const age = new Map(versions.map((version, i) => [version, i]));
  return (version, other) => age.get(version)! >= age.get(other)!;
}
