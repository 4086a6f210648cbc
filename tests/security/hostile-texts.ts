/** What has broken forms, stores and pages before. */
export const HOSTILE_TEXTS: Record<string, string> = {
  nothing: '',
  'a space': ' ',
  NUL: 'a\u0000b',
  'half a character': 'a\uD800b',
  'the other half': '\uDC00',
  'right to left': '\u202Etxt.exe שלום \u2066',
  'many marks on one letter': `Z${'\u0351\u036B\u0343'.repeat(50)}`,
  'one sign of many': '👩‍👩‍👧‍👦🏳️‍🌈',
  'lines of all kinds': 'a\r\nb\u2028c\u2029d\u0085e\u000Bf',
  'a script': '<script>window.ran = 1</script>',
  'a picture that runs': '"><img src=x onerror="window.ran = 1">',
  'a link that runs': '[a](javascript:window.ran=1) <a href="javascript:window.ran=1">a</a>',
  'the end of a script': '</script><script>window.ran = 1</script>',
  'the end of a text field': '</textarea></title></style><svg onload="window.ran = 1">',
  SQL: `'; DROP TABLE "User"; --`,
  'a pattern of SQL': '%_\\',
  'a formula': '=HYPERLINK("https://evil.test","a")',
  'a formula by a sign': "@SUM(1+1)*cmd|' /C calc'!A0",
  'a template': '{{7*7}}#{7*7}<%= 7*7 %>',
  'a name of the language': '__proto__',
  'an operator': '{"$ne":null}',
  'a header': 'a\r\nSet-Cookie: b=c',
  'a path': '../../../../etc/passwd',
}

/** The same text as it may be kept: without what no database holds. */
export function asKept(text: string): string {
  return Buffer.from(text).toString().replaceAll('\u0000', '\uFFFD')
}
