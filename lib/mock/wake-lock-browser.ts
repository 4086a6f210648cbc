/** Keeps the screen awake until it is told to stop; a browser lets go of it when its tab is hidden, so it asks again. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let isStopped = false

  async function ask() {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (isStopped) await lock.release()
    } catch {
      // A battery that is nearly empty refuses it: the screen goes dark, and nothing is lost.
    }
  }

  void ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    isStopped = true
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}
