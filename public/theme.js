// Runs before the first paint, so that a chosen theme never flashes. No attribute means "as the system says".
;(() => {
  const root = document.documentElement
  const read = () => {
    try {
      return localStorage.getItem('callback-theme') ?? 'system'
    } catch {
      return 'system'
    }
  }
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    else delete root.dataset.theme
  }
  apply(read())
  addEventListener('DOMContentLoaded', () => {
    const chosen = document.querySelector(`input[name="theme"][value="${read()}"]`)
    if (chosen) chosen.checked = true
  })
  document.addEventListener('change', (event) => {
    if (event.target.name !== 'theme') return
    apply(event.target.value)
    try {
      localStorage.setItem('callback-theme', event.target.value)
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
  })
})()
