import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ImageResponse } from 'next/og'
import { drawableText, titleSetting } from './picture-text'

/** The size that every network asks for. */
export const PICTURE_SIZE = { width: 1200, height: 630 }

/** What a picture of a page says. */
export type Picture = {
  /** In the card's header, across from the mark. */
  label: string
  title: string
  /** Drawn where the title is in a script that our faces lack. */
  titleInstead: string
  lead?: string
  /** They stand on the first line under the head-rule. */
  facts: string[]
}

/** The light tokens (app/styles/tokens.css): a picture knows no oklch, and no dark. A test holds them together. */
export const COLOURS = {
  desk: '#ebf1f3',
  card: '#fafdfd',
  ink: '#192230',
  'ink-2': '#4a5361',
  'ink-3': '#646d77',
  rule: '#cdd6db',
  line: '#d6e6f0',
  red: '#c92f30',
} as const

const MARGIN = 40
const PAD = 56
const RULING = 64
/** More than the lowest head-rule leaves room for: the card's edge cuts them off. */
const LINES = Array.from({ length: 6 }, (_, index) => (index + 1) * RULING)

/** A page's picture for those who link to it: its index card, with the question above the head-rule. */
export async function drawPicture(picture: Picture): Promise<ImageResponse> {
  return new ImageResponse(<Card {...picture} />, { ...PICTURE_SIZE, fonts: await loadFaces() })
}

function Card({ label, title, titleInstead, lead, facts }: Picture) {
  const drawnTitle = drawableText(title) ?? titleInstead
  const drawnLead = lead && drawableText(lead)
  const { size, lineHeight, maxLines, maxLeadLines } = titleSetting(drawnTitle)
  return (
    <div style={{ display: 'flex', width: '100%', height: '100%', padding: MARGIN, background: COLOURS.desk }}>
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          flexGrow: 1,
          overflow: 'hidden',
          background: COLOURS.card,
          border: `2px solid ${COLOURS.rule}`,
          borderRadius: 8,
          color: COLOURS.ink,
          fontFamily: 'Schibsted Grotesk',
        }}
      >
        <div
          style={{
            display: 'flex',
            justifyContent: 'space-between',
            alignItems: 'center',
            padding: `36px ${PAD}px 0`,
            fontSize: 28,
            color: COLOURS['ink-3'],
          }}
        >
          <Mark />
          <span>{drawableText(label)}</span>
        </div>
        {/* What is too long even so is cut here: a clamp on the text itself would balance it into a narrow column. */}
        <div
          style={{
            display: 'flex',
            flexShrink: 0,
            maxHeight: lineHeight * maxLines,
            overflow: 'hidden',
            margin: `32px ${PAD}px 0`,
            fontFamily: 'Newsreader',
            fontSize: size,
            lineHeight: `${lineHeight}px`,
            letterSpacing: '-0.012em',
          }}
        >
          <div style={{ textWrap: 'balance' }}>{drawnTitle}</div>
        </div>
        {drawnLead && (
          <div
            style={{
              display: 'block',
              flexShrink: 0,
              margin: `16px ${PAD}px 0`,
              fontSize: 30,
              lineHeight: '42px',
              color: COLOURS['ink-2'],
              lineClamp: maxLeadLines,
            }}
          >
            {drawnLead}
          </div>
        )}
        <div style={{ display: 'flex', flexShrink: 0, marginTop: 32, height: 4, background: COLOURS.red }} />
        <div style={{ display: 'flex', position: 'relative', flexGrow: 1 }}>
          {LINES.map((top) => (
            <div
              key={top}
              style={{ position: 'absolute', top, left: 0, right: 0, height: 2, background: COLOURS.line }}
            />
          ))}
          <div
            style={{
              display: 'flex',
              justifyContent: 'space-between',
              width: '100%',
              height: RULING,
              padding: `14px ${PAD}px 0`,
              fontSize: 30,
              color: COLOURS['ink-2'],
            }}
          >
            {facts.map((fact) => (
              <span key={fact}>{drawableText(fact)}</span>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

/** The masthead's mark, twice its size. */
function Mark() {
  return (
    <div style={{ display: 'flex', alignItems: 'center', color: COLOURS.ink }}>
      <svg width="48" height="36" viewBox="0 0 24 18" aria-hidden="true">
        <rect x=".5" y=".5" width="23" height="17" rx="2" fill={COLOURS.card} stroke={COLOURS.ink} />
        <path d="M1 5.5h22" stroke={COLOURS.red} strokeWidth="1.5" />
        <path d="M4 9.5h16M4 13.5h10" stroke={COLOURS.ink} strokeOpacity=".45" />
      </svg>
      <span style={{ marginLeft: 18, fontSize: 32, letterSpacing: '-0.015em' }}>Callback</span>
    </div>
  )
}

type Faces = NonNullable<NonNullable<ConstructorParameters<typeof ImageResponse>[1]>['fonts']>

let faces: Promise<Faces> | undefined

function loadFaces(): Promise<Faces> {
  faces ??= Promise.all([
    face('Newsreader', 400, 'newsreader-400-picture.woff'),
    face('Schibsted Grotesk', 500, 'schibsted-grotesk-500-picture.woff'),
  ])
  return faces
}

async function face(name: string, weight: 400 | 500, file: string): Promise<Faces[number]> {
  // The launcher starts the server in the project's folder (scripts/server/serve.ts).
  return { name, weight, style: 'normal', data: await readFile(path.join(process.cwd(), 'app/fonts', file)) }
}
