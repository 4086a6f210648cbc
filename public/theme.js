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
  const names = ['theme', 'theme-setting']
  const show = () => {
    for (const name of names) {
      const chosen = document.querySelector(`input[name="${name}"][value="${read()}"]`)
      if (chosen) chosen.checked = true
    }
  }
  addEventListener('DOMContentLoaded', show)
  document.addEventListener('change', ({ target: { name, value } }) => {
    if (!names.includes(name)) return
    apply(value)
    try {
      localStorage.setItem(key, value)
    } catch {}
    show()
  })
})()
