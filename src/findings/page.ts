/** The address of the repository. `package.json` has the same address. */
const REPOSITORY = 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet';

/** The page of a code, relative to the root of the package. */
export function pageOfCode(code: string): string {
  return `docs/errors/${code}.md`;
}

/** The address of the page of a code. */
export function urlOfCode(code: string): string {
  return urlOfPage(pageOfCode(code));
}

/** The address of a page of the documentation, given by its path in the package. */
export function urlOfPage(page: string): string {
  return `${REPOSITORY}/blob/main/${page}`;
}
