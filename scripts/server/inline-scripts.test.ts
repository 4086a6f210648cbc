import { describe, expect, it } from 'vitest'
import { hashesOf } from './inline-scripts'

const NEXTS = [
  '(self.__next_f=self.__next_f||[]).push([0])',
  'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n2:\\u003c/script\\u003e"])',
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/a.js"],"runtimeModuleIds":[1]});',
]
const inPage = (...scripts: string[]) => `<body>${scripts.map((code) => `<script id="x">${code}</script>`).join('')}`

describe('hashesOf', () => {
  it('names each script that hands data to Next, once', () => {
    expect(hashesOf(inPage(...NEXTS, ...NEXTS))).toHaveLength(3)
    // printf '%s' '(self.__next_f=self.__next_f||[]).push([0])' | openssl dgst -sha256 -binary | base64
    expect(hashesOf(inPage(NEXTS[0] ?? ''))).toEqual(["'sha256-OBTN3RiyCV4Bq7dFqZ5a2pAXjnCcCYeTJMO2I/LYKeo='"])
  })

  it.each([
    'alert(1)',
    'self.__next_f.push([0]);alert(1)',
    'self.__next_f.push([alert(1)])',
    'self.__next_f.push([1,"a"+alert(1)+"b"])',
    '(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([alert()])',
    'self.__next_f=alert(1)||[],self.__next_f.push([0])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":alert(1)});',
  ])('has none for %s', (code) => {
    expect(hashesOf(inPage(code))).toEqual([])
  })

  it('has none for what is no inline script of the page', () => {
    const html = `<script src="/theme.js"></script><script type="application/ld+json">{}</script><script nonce="a">${NEXTS[0]}</script>`
    expect(hashesOf(html)).toEqual([])
  })
})
