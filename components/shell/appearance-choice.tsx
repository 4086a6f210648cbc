const THEMES = [
  { value: 'system', name: 'System' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
]

/** Light or dark, kept on the device by public/theme.js. A page may have two: then `name` tells them apart. */
export function AppearanceChoice({ name }: { name: 'theme' | 'theme-setting' }) {
  return (
    <fieldset className="choice">
      <legend>Appearance</legend>
      {THEMES.map(({ value, name: label }) => (
        <label key={value}>
          <input type="radio" name={name} value={value} defaultChecked={value === 'system'} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
