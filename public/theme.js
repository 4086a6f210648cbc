;(() => {
  const root = document.documentElement
  const key = 'callback-theme'
  const read = () => {
    try {
      return localStorage.getItem(key) ?? 'system'
    } catch {
      return 'system'
    }
  }
  const apply = (theme) => {
    if (theme === 'system') delete root.dataset.theme
    else root.dataset.theme = theme
  }
  apply(read())
  addEventListener('DOMContentLoaded', () => {
    const chosen = document.querySelector(`input[name="theme"][value="${read()}"]`)
    if (chosen) chosen.checked = true
  })
  document.addEventListener('change', ({ target: { name, value } }) => {
    if (name !== 'theme') return
    apply(value)
    try {
      localStorage.setItem(key, value)
    } catch {}
  })
})()
