/** Whether two repositories, `OWNER/REPO`, have one owner. What GitHub asks is one organization or enterprise; enterprises are not known here. */
export function haveOneOwner(one: string, other: string): boolean {
  return ownerOf(one) === ownerOf(other);
}

function ownerOf(repository: string): string {
  return (repository.split('/', 1)[0] ?? '').toLowerCase();
}
