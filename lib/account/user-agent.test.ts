import { expect, it } from 'vitest'
import { browserInWords } from './user-agent'

it('names browsers as their owners would', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  expect(browserInWords(chrome)).toBe('Chrome on Linux')
  expect(browserInWords(`${chrome} Edg/140.0`)).toBe('Edge on Linux')
  expect(browserInWords('Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0')).toBe(
    'Firefox on Windows',
  )
  expect(
    browserInWords('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit Version/18 Safari/604.1'),
  ).toBe('Safari on iPhone')
  expect(browserInWords('')).toBe('A browser')
})
