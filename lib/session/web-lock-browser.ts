/**
 * Runs `work` while no other tab runs work under the same name. Web Locks exist only on https and localhost; without
 * them tabs may overlap, which costs a request and never a rating: the server stores each id once.
 */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  // The types say that it always exists; over plain http it doesn't.
  const locks = navigator.locks as LockManager | undefined
  return locks ? locks.request(name, work) : work()
}
